package com.wecombridge.wecomsim.jsbridge;

import java.time.Instant;

/**
 * What pages' signatures are made with.
 *
 * @param agentId the app, for a ticket of its own; 0 for the corp's
 */
public record JsTicket(
        String ticket, String corpId, int agentId, Instant issuedAt, Instant expiresAt) {

    /** Whether {@code agentConfig} is signed with it, not {@code config}. */
    boolean ofAnApp() {
        return agentId != 0;
    }
}
