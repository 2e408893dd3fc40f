package com.wecombridge.events.outbox;

import java.time.Duration;

/**
 * When the relay looks again if nothing wakes it. A transaction that holds facts back is over in a
 * moment mostly, and nobody tells us then: so it looks soon, and less often the longer that lasts.
 */
final class NextLook {

    private static final Duration SHORTEST = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofMillis(100);

    private final Duration usual;
    private Duration next = SHORTEST;

    NextLook(Duration usual) {
        this.usual = usual;
    }

    Duration comesAfter(boolean isHeldBack) {
        var now = isHeldBack ? next : usual;
        next = isHeldBack ? shorter(next.multipliedBy(2), LONGEST) : SHORTEST;
        return shorter(now, usual);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
