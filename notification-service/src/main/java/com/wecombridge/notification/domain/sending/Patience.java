package com.wecombridge.notification.domain.sending;

import java.time.Duration;

/**
 * How long we wait, and for what.
 *
 * @param repeatWithin how long after a call of unknown outcome the same text may be sent again;
 *     below WeCom's duplicate check, so that a repetition is never seen twice
 * @param sender how long a message waits for a connected app
 * @param answer how long a message waits for WeCom to take it
 * @param retry the wait after WeCom was busy; it doubles
 * @param limited the wait after a rate limit; it doubles
 */
public record Patience(
        Duration repeatWithin, Duration sender, Duration answer, Waits retry, Waits limited) {

    /** A growing wait. */
    public record Waits(Duration first, Duration longest) {

        /** The wait after this many tries, counted from one. */
        Duration after(int tries) {
            var wait = first.multipliedBy(1L << Math.clamp(tries - 1L, 0, 20));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }
}
