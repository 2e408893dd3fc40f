package com.wecombridge.faults.ledger;

/**
 * Something that was sent to the system.
 *
 * @param id what makes it the same when it is sent again
 * @param key what it is about: what is sent about one thing keeps its order
 * @param number counts up within a key from 1; the next is sent when this one was answered
 */
public record Sent(String id, String key, long number, Answer answer) {

    /** What the sender knows of it. */
    public enum Answer {
        /** The system took it over: from now on it must not be lost. */
        ACKNOWLEDGED,
        /** Refused, or no answer came: it may have been taken or not. */
        GIVEN_UP
    }

    boolean isAcknowledged() {
        return answer == Answer.ACKNOWLEDGED;
    }
}
