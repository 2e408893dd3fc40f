package com.wecombridge.faults.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One thread for each key: it sends the next only when the one before is answered. */
public final class Senders {

    private final Threads threads = new Threads();
    private final Duration pause;
    private volatile boolean wanted = true;

    /** Sends one thing and returns when it is answered. */
    public interface Sending {
        void next(long number) throws InterruptedException;
    }

    /**
     * @param pause between an answer and the next
     */
    public Senders(Duration pause) {
        this.pause = pause;
    }

    public void add(Sending sending) {
        threads.begin(() -> run(sending));
    }

    private void run(Sending sending) {
        try {
            for (long number = 1; wanted; number++) {
                sending.next(number);
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns when all have ended.
     *
     * @throws IllegalStateException if one of them had failed: what it did not send proves nothing
     */
    public void end() {
        wanted = false;
        threads.end();
    }
}
