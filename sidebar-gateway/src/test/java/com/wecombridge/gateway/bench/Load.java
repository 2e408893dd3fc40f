package com.wecombridge.gateway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks one port for the same kind of thing again and again, over connections that are kept. */
final class Load {

    private static final int OK = 200;

    /** More than this at once wait here, and their wait counts. */
    private static final int MOST_LINES = 512;

    private final int port;
    private final Supplier<byte[]> requests;
    private final LongAdder thanked = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Load(int port, Supplier<byte[]> requests) {
        this.port = port;
        this.requests = requests;
    }

    /** How many were answered 200 and how many were not, in how long, and how late. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answers(long thanked, long refused, Duration took, double[] sortedMillis) {

        double perSecond() {
            return thanked / (took.toNanos() / 1e9);
        }

        double percentile(double share) {
            return sortedMillis[
                    (int) Math.min(sortedMillis.length - 1L, (long) (share * sortedMillis.length))];
        }
    }

    /** So many connections, each of which asks as soon as it is answered. */
    Answers closed(int lines, Duration length) throws Exception {
        return together(lines, length, this::askUntil);
    }

    /** As {@link #closed}, but each takes another connection each time. */
    Answers over(KeptLines lines, int askers, Duration length) throws Exception {
        return together(askers, length, end -> askAround(lines, end));
    }

    @FunctionalInterface
    private interface Asking {
        Void until(long end) throws IOException;
    }

    private Answers together(int askers, Duration length, Asking asking) throws Exception {
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < askers; i++) {
                all.add(threads.submit(() -> asking.until(begin + length.toNanos())));
            }
            for (var asker : all) {
                asker.get();
            }
        }
        return answers(begin, new double[0]);
    }

    private Void askUntil(long end) throws IOException {
        try (var line = new KeptLine(port)) {
            while (System.nanoTime() < end) {
                count(line.ask(requests.get()));
            }
        }
        return null;
    }

    private Void askAround(KeptLines lines, long end) throws IOException {
        while (System.nanoTime() < end) {
            count(lines.ask(requests.get()));
        }
        return null;
    }

    /** So many a second, whatever became of those before; each is timed from when it was due. */
    Answers open(double perSecond, Duration length) throws InterruptedException {
        Collection<Double> millis = new ConcurrentLinkedQueue<>();
        Deque<KeptLine> idle = new ConcurrentLinkedDeque<>();
        var room = new Semaphore(MOST_LINES);
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < perSecond * length.toSeconds(); i++) {
                long due = begin + (long) (i * 1e9 / perSecond);
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                threads.execute(() -> {
                    room.acquireUninterruptibly();
                    askOnce(idle);
                    room.release();
                    millis.add((System.nanoTime() - due) / 1e6);
                });
            }
        }
        close(idle);
        return answers(begin, millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private void askOnce(Deque<KeptLine> idle) {
        try {
            var free = idle.pollFirst();
            var line = free == null ? new KeptLine(port) : free;
            count(line.ask(requests.get()));
            idle.addFirst(line);
        } catch (IOException _) {
            refused.increment();
        }
    }

    private void count(int status) {
        (status == OK ? thanked : refused).increment();
    }

    private static void close(Deque<KeptLine> lines) {
        for (var line : lines) {
            try {
                line.close();
            } catch (IOException _) {
                // it is over in any case
            }
        }
    }

    private Answers answers(long begin, double[] sortedMillis) {
        return new Answers(
                thanked.sumThenReset(),
                refused.sumThenReset(),
                Duration.ofNanos(System.nanoTime() - begin),
                sortedMillis);
    }
}
