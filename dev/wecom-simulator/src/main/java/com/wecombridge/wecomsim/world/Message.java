package com.wecombridge.wecomsim.world;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * An app message that WeCom accepted.
 *
 * @param content the whole request as the app sent it
 * @param shown what members see of it: cut to WeCom's limits, names in place of ids
 * @param fingerprint hash of the content, for the duplicate check
 * @param recalledAt epoch when it was not recalled
 */
public record Message(
        long seq,
        String msgId,
        String corpId,
        int agentId,
        String msgType,
        Instant sentAt,
        JsonNode content,
        JsonNode shown,
        String fingerprint,
        List<Recipient> recipients,
        String invalidUser,
        String unlicensedUser,
        String responseCode,
        Instant recalledAt) {

    /** What was kept before there was a difference is shown as it was sent. */
    public Message {
        shown = Objects.requireNonNullElse(shown, content);
    }

    /** Whether it still stands in the conversation. */
    public boolean recalled() {
        return recalledAt.isAfter(Instant.EPOCH);
    }

    /** Whether the member finds it in the app's conversation. */
    public boolean shownTo(String userId) {
        return recipients.stream()
                .anyMatch(r -> r.userId().equals(userId) && r.outcome() == Outcome.SHOWN);
    }

    /** The same message, taken back. */
    public Message recalledAt(Instant at) {
        return new Message(
                seq,
                msgId,
                corpId,
                agentId,
                msgType,
                sentAt,
                content,
                shown,
                fingerprint,
                recipients,
                invalidUser,
                unlicensedUser,
                responseCode,
                at);
    }

    /** One member and what became of the message there; the sender never learns the latter. */
    public record Recipient(String userId, Outcome outcome) {}

    /** What became of a message at one member. */
    public enum Outcome {
        SHOWN,
        OVER_FREQUENCY,
        /** The member switched off 接收消息 for the app; no API tells. */
        MUTED,
        UNLICENSED
    }
}
