package com.wecombridge.events.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the runner inside one process; other processes find the work by looking. */
public final class WorkSignal {

    private final Semaphore raised = new Semaphore(0);

    void raise() {
        raised.release();
    }

    /** Waits for a signal, at most this long; takes all that were raised meanwhile. */
    void await(Duration limit) throws InterruptedException {
        if (raised.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
