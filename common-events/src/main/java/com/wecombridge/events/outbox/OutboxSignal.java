package com.wecombridge.events.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process after a commit; another process looks by itself. */
final class OutboxSignal {

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
