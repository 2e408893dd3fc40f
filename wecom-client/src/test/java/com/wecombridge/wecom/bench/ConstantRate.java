package com.wecombridge.wecom.bench;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * Calls that arrive evenly whether or not those before them were answered, as those of many people
 * do. Each is timed from when it was due, so a stall shows in all calls that it kept waiting.
 */
final class ConstantRate {
    private static final long EVERY = Duration.ofMillis(10).toNanos();

    private final Queue<Long> times = new ConcurrentLinkedQueue<>();
    private final AtomicLong failed = new AtomicLong();

    /**
     * A hundred calls a second, each on a thread of its own; returns when the last one has begun.
     *
     * @param call takes the number of the call and says whether it was answered
     */
    void call(Duration length, ExecutorService callers, IntPredicate call) {
        long begin = System.nanoTime();
        int calls = Math.toIntExact(length.toNanos() / EVERY);
        for (int number = 0; number < calls; number++) {
            long due = begin + number * EVERY;
            int mine = number;
            awaitNanoTime(due);
            callers.execute(() -> {
                if (!call.test(mine)) {
                    failed.incrementAndGet();
                }
                times.add(System.nanoTime() - due);
            });
        }
    }

    /** How long each call took, in nanoseconds. */
    long[] times() {
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    long failed() {
        return failed.get();
    }

    private static void awaitNanoTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
