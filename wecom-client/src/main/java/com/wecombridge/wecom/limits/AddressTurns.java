package com.wecombridge.wecom.limits;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The turns of our address at one API. Callers wait on threads of their own, virtual ones; one of
 * those who wait sleeps only until the next turn is there and hands out what has come, so there is
 * no timer and no thread besides.
 */
public final class AddressTurns {
    private final ReentrantLock lock = new ReentrantLock();
    private final FairQueue<Waiter> queue;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable Waiter handingOut;

    AddressTurns(Bucket turns) {
        this.queue = new FairQueue<>(turns);
    }

    /** One call that waits. */
    private static final class Waiter {
        private final Condition turn;
        private boolean given;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    /**
     * Waits for a turn of the corp.
     *
     * @return false if none came in time
     */
    public boolean take(String corp, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var me = new Waiter(lock.newCondition());
            queue.join(corp, me);
            waiting.incrementAndGet();
            try {
                handOut();
                await(me, patience.toNanos());
            } finally {
                waiting.decrementAndGet();
                if (!me.given) {
                    queue.leave(corp, me);
                }
                letAnotherHandOut();
            }
            return me.given;
        } finally {
            lock.unlock();
        }
    }

    /** How many calls wait just now. */
    public int waiting() {
        return waiting.get();
    }

    /** How many turns are left just now. */
    public long left() {
        lock.lock();
        try {
            return queue.turnsLeft();
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiter me, long patience) throws InterruptedException {
        long left = patience;
        while (!me.given && left > 0) {
            boolean handing = handingOut == null;
            long nap = handing ? Math.clamp(queue.nanosToNextTurn(), 1, left) : left;
            if (handing) {
                handingOut = me;
            }
            try {
                left -= nap - Math.max(0, me.turn.awaitNanos(nap));
            } finally {
                if (handing) {
                    handingOut = null;
                    handOut();
                }
            }
        }
    }

    private void handOut() {
        for (var next = queue.next(); next.isPresent(); next = queue.next()) {
            next.get().given = true;
            next.get().turn.signal();
        }
    }

    private void letAnotherHandOut() {
        if (handingOut == null) {
            queue.first().ifPresent(first -> first.turn.signal());
        }
    }
}
