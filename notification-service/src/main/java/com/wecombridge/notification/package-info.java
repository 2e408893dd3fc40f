/**
 * Tells people in WeCom what the CRM asks of them, and keeps what became of each message, person by
 * person.
 *
 * <pre>
 * inbound/          doors
 * ├─ kafka/         crm.todos, crm.users, bindings.*, contacts.members
 * ├─ web/           /api/v1: who was told what
 * └─ work/          recorded work: send a posting, look again for somebody
 * application/      one class per use case, and the ports it needs
 * ├─ lookup/        who was told what
 * └─ sending/       one posting to WeCom
 * domain/           who is told, through which corp
 * ├─ card/          how a to-do looks in the conversation
 * └─ sending/       when a call may be made, what an answer means
 * outbound/         ports carried out
 * ├─ postgres/      tables
 * └─ wecom/         message/send
 * </pre>
 *
 * <p>A to-do's way: {@code CrmTodosDoor → AnnounceTodo} stores it with one delivery a person and
 * records work; {@code SendWorker → SendCard} writes the attempt down, calls WeCom, and stores each
 * receipt together with the fact {@code DeliveryRecorded}.
 */
@NullMarked
package com.wecombridge.notification;

import org.jspecify.annotations.NullMarked;
