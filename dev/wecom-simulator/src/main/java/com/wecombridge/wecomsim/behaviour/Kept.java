package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;

/**
 * How much is remembered; the oldest goes first.
 *
 * @param tokens how long after its end a token is still known as expired
 */
public record Kept(int ledger, int messages, int deliveries, Duration tokens) {

    /** Enough for a day of work. */
    public static final Kept USUAL = new Kept(20_000, 20_000, 20_000, Duration.ofHours(24));
}
