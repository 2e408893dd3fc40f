package com.wecombridge.local.part;

import com.wecombridge.local.state.StackException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks again and again, for as long as the limit allows. */
public record Patience(Duration limit) {

    private static final Duration PAUSE = Duration.ofMillis(200);

    public static Patience of(Duration limit) {
        return new Patience(limit);
    }

    /** Whether the condition came true in time. */
    public boolean until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        }
    }
}
