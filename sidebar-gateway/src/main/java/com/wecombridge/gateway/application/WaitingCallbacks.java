package com.wecombridge.gateway.application;

import com.wecombridge.gateway.application.TakeCallback.Taken;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Callbacks on their way into the database, in the order in which they came. It has an end: what
 * cannot be stored in time is refused at once, so that WeCom tries again while there is time.
 */
@Component
public class WaitingCallbacks {

    static final int MOST = 2_000;

    /** Letters of all that wait: a few long callbacks weigh as much as many short ones. */
    static final int MOST_LETTERS = 8_000_000;

    static final int MOST_AT_ONCE = 200;
    static final int MOST_LETTERS_AT_ONCE = 1_000_000;

    /** Where many come, the next ones are waited for so long: they share a flush of the log. */
    static final Duration GATHERING = Duration.ofMillis(4);

    /** Whoever has waited longer would hear of it too late. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Queue<WaitingCallback> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyCame = lock.newCondition();
    private final Duration longestWait;
    private final Duration gathering;
    private long letters;
    private boolean closed = true;
    private boolean manyCome;

    @Autowired
    WaitingCallbacks() {
        this(LONGEST_WAIT, GATHERING);
    }

    WaitingCallbacks(Duration longestWait, Duration gathering) {
        this.longestWait = longestWait;
        this.gathering = gathering;
    }

    /** False if there is no room, or nobody who would store it. */
    boolean admit(WaitingCallback callback) {
        lock.lock();
        try {
            if (closed || waiting.size() >= MOST || letters + lettersOf(callback) > MOST_LETTERS) {
                return false;
            }
            waiting.add(callback);
            letters += lettersOf(callback);
            if (waiting.size() == 1 || waiting.size() >= MOST_AT_ONCE) {
                somebodyCame.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Those who wait, as soon as somebody does, or a moment later if they came in company before:
     * as many as go into one transaction. Empty when it is closed and nobody waits any more.
     */
    public List<WaitingCallback> take() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (manyCome) {
                    gather();
                }
                var batch = takeThoseInTime();
                manyCome = batch.size() > 1;
                if (!batch.isEmpty() || closed) {
                    return batch;
                }
                somebodyCame.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void gather() throws InterruptedException {
        long left = gathering.toNanos();
        while (left > 0 && !closed && waiting.size() < MOST_AT_ONCE) {
            left = somebodyCame.awaitNanos(left);
        }
    }

    public void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody is admitted from now on. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            somebodyCame.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<WaitingCallback> takeThoseInTime() {
        var batch = new ArrayList<WaitingCallback>();
        var late = new ArrayList<WaitingCallback>();
        long taken = 0;
        while (batch.size() < MOST_AT_ONCE && taken < MOST_LETTERS_AT_ONCE) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            letters -= lettersOf(next);
            if (next.waited().compareTo(longestWait) > 0) {
                late.add(next);
            } else {
                batch.add(next);
                taken += lettersOf(next);
            }
        }
        if (!late.isEmpty()) {
            refuse(late);
        }
        return batch;
    }

    /** On another thread: whoever comes now need not wait until all of them are answered. */
    private static void refuse(List<WaitingCallback> late) {
        Thread.startVirtualThread(() -> late.forEach(one -> one.end(Taken.NO_ROOM)));
    }

    private static int lettersOf(WaitingCallback callback) {
        return callback.callback().text().length();
    }
}
