package com.wecombridge.events.inbox;

import java.time.Duration;

/**
 * How many records a door takes in one transaction: one after a failure, twice as many each time
 * that their effects were quick, half as many if they were slow.
 */
final class Pace {

    /** Also {@code max.poll.records}: that many, each after as long as a door waits, are a poll. */
    static final int MOST = 25;

    /** While a transaction is open, no fact of a later one is told. */
    private static final Duration QUICK = Duration.ofMillis(50);

    private volatile int records = MOST;

    int records() {
        return records;
    }

    void took(Duration effects) {
        int now = records;
        records = effects.compareTo(QUICK) > 0 ? Math.max(1, now / 2) : Math.min(MOST, now * 2);
    }

    void failed() {
        records = 1;
    }
}
