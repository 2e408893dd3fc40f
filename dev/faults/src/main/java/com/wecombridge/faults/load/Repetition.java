package com.wecombridge.faults.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * WeCom delivers again what was answered already, up to so many times, at any moment within a span:
 * late copies come after younger callbacks of the same member.
 */
public final class Repetition {

    private final int most;
    private final long spanMillis;
    private final RandomGenerator dice;
    private final Threads later = new Threads();

    interface Delivery {
        Object again() throws InterruptedException;
    }

    public Repetition(int most, Duration span, RandomGenerator dice) {
        this.most = most;
        this.spanMillis = span.toMillis();
        this.dice = dice;
    }

    /** Each callback comes once. */
    public static Repetition none() {
        return new Repetition(0, Duration.ZERO, RandomGenerator.getDefault());
    }

    synchronized void repeat(Delivery delivery) {
        int copies = most == 0 ? 0 : dice.nextInt(1, most + 1);
        for (int copy = 0; copy < copies; copy++) {
            long millis = dice.nextLong(spanMillis + 1);
            later.begin(() -> deliver(delivery, millis));
        }
    }

    private static void deliver(Delivery delivery, long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            delivery.again();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns when the last copy was delivered.
     *
     * @throws IllegalStateException if one could not be
     */
    void end() {
        later.end();
    }
}
