package com.wecombridge.wecomsim.customer;

import java.time.Instant;

/** Lets an app greet a new customer, once, within twenty seconds. */
public record WelcomeCode(
        String code,
        String corpId,
        String userId,
        String externalUserId,
        Instant expiresAt,
        boolean used) {

    WelcomeCode spent() {
        return new WelcomeCode(code, corpId, userId, externalUserId, expiresAt, true);
    }
}
