package com.wecombridge.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what happens in its own time. */
public final class Patience {

    /**
     * A token that WeCom refused is not used for a minute, and work waits longer each time it
     * fails.
     */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final long LOOK_EVERY_MILLIS = 200;

    private Patience() {}

    /**
     * @throws Unmet naming what did not come in time
     */
    public static <T> T waitFor(String what, Supplier<Optional<T>> look) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            var seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            pause();
        }
        throw new Unmet("waited " + LIMIT.toSeconds() + " s in vain for " + what);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unmet("interrupted");
        }
    }
}
