/**
 * How a corp's app comes to be connected, to whom the corp belongs, and how it ends.
 *
 * <pre>
 *   AwaitingAdministrator ─▶ CodeReceived ─▶ Exchanging ─▶ Exchanged(corp)
 *           │                     ▲  │            │ │
 *           ▼ time                └──┼────────────┘ └────▶ OutcomeUnknown
 *        expired                     └─────────────────────▶ Refused(reason)
 *
 *   app of a corp:  Authorized ─▶ Connected ─▶ Disconnected ─▶ (authorized again)
 * </pre>
 */
@NullMarked
package com.wecombridge.binding.domain.connection;

import org.jspecify.annotations.NullMarked;
