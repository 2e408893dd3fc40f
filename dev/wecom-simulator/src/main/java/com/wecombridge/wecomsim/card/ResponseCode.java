package com.wecombridge.wecomsim.card;

import java.time.Instant;

/**
 * Leave to change a card once.
 *
 * @param message the card's message, by number
 * @param userId who pressed; empty for the code that the sender was given
 */
public record ResponseCode(
        String code,
        String corpId,
        int agentId,
        long message,
        String userId,
        Instant expiresAt,
        boolean used) {

    ResponseCode spent() {
        return new ResponseCode(code, corpId, agentId, message, userId, expiresAt, true);
    }
}
