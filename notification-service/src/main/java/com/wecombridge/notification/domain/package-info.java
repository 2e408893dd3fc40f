/**
 * Who is told of a to-do, with which card, and what an answer of WeCom means for each person. Plain
 * Java: no clocks, no databases, no WeCom.
 *
 * <p>A to-do is spread over {@link com.wecombridge.notification.domain.Batch batches}: one per corp
 * and thousand receivers, each of which is one call. {@link
 * com.wecombridge.notification.domain.sending.SendRules} says before each call whether it may be
 * made, and after it where each person stands:
 *
 * <pre>
 * WAITING ──▶ UNBOUND                        no member is paired with the person
 *    │
 *    └──▶ call ──▶ ACCEPTED · INVALID · UNLICENSED    WeCom's answer, person by person
 *              ├─▶ REFUSED                   WeCom refused the message, or nobody could send it
 *              └─▶ UNKNOWN                   the answer was lost and repeating is not safe any more
 * </pre>
 */
@NullMarked
package com.wecombridge.notification.domain;

import org.jspecify.annotations.NullMarked;
