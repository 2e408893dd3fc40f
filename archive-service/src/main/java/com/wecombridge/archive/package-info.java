/**
 * Keeps what an administrator must set before chats can be archived (会话内容存档): the archive's Secret,
 * key pairs by WeCom's version number, and when WeCom last announced messages.
 *
 * <pre>
 * inbound/          doors
 * ├─ kafka/         bindings.corps, wecom.callbacks
 * └─ web/           /api/v1/archive/settings: JSON in, decisions or problems out; secrets are sealed here
 * application/      one class per use case, and the ports it needs
 * domain/           which version a key pair may have
 * outbound/         ports carried out
 * ├─ postgres/      tables and outbox, one transaction
 * └─ secrets/       envelope encryption and RSA
 * </pre>
 */
@NullMarked
package com.wecombridge.archive;

import org.jspecify.annotations.NullMarked;
