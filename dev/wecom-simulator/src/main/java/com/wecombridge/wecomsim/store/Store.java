package com.wecombridge.wecomsim.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Tables and files that change one change at a time, whole or not at all. The store commits when a
 * change ends and at no other time: neither after a second nor when much was written, so a process
 * killed within a change leaves nothing of it.
 */
public class Store implements AutoCloseable {

    private final MVStore store;
    private final MVMap<String, Long> sequences;
    private final ReentrantLock writer = new ReentrantLock();
    private final Condition somethingChanged = writer.newCondition();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Map<String, Table<?>> tables = new ConcurrentHashMap<>();
    private boolean dirty;

    /** In memory only, or kept in the file. */
    protected Store(Optional<Path> file) {
        var builder = new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
        file.ifPresent(path -> builder.fileName(path.toString()));
        store = builder.open();
        sequences = store.openMap("sequences");
    }

    /**
     * Runs the change alone; what it wrote is committed when it returns, and undone when it throws.
     * A change within a change is part of the outer one.
     */
    public final <T> T change(Supplier<T> work) {
        writer.lock();
        try {
            var result = work.get();
            if (outermost()) {
                commit();
            }
            return result;
        } finally {
            if (outermost()) {
                undo.forEach(Runnable::run);
                undo.clear();
            }
            writer.unlock();
        }
    }

    private boolean outermost() {
        return writer.getHoldCount() == 1;
    }

    /** As {@link #change(Supplier)}, for work without a result. */
    public final void change(Runnable work) {
        change(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Waits until the question has an answer, asking again after each change; empty when time is
     * up.
     */
    public final <T> Optional<T> await(Supplier<Optional<T>> question, Duration limit)
            throws InterruptedException {
        var left = limit.toNanos();
        writer.lock();
        try {
            var answer = question.get();
            while (answer.isEmpty() && left > 0) {
                left = somethingChanged.awaitNanos(left);
                answer = question.get();
            }
            return answer;
        } finally {
            writer.unlock();
        }
    }

    /** Calls the watcher after each change, on the thread that made it. */
    public final AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** The next number of a named series. */
    public final long next(String series) {
        return change(() -> {
            var number = sequences.getOrDefault(series, 0L) + 1;
            sequences.put(series, number);
            dirty = true;
            return number;
        });
    }

    private void commit() {
        undo.clear();
        if (dirty) {
            dirty = false;
            store.commit();
            somethingChanged.signalAll();
            watchers.forEach(Runnable::run);
        }
    }

    private void changed(Runnable reversal) {
        dirty = true;
        undo.push(reversal);
    }

    /** The records of a chapter under a name of their own; always the same table for a name. */
    @SuppressWarnings("unchecked") // a name goes with one type
    public final <T> Table<T> table(String name, Class<T> type) {
        return (Table<T>)
                tables.computeIfAbsent(
                        name, _ -> new Table<>(store.openMap(name), type, this::changed));
    }

    /** The files of a chapter under a name of their own. */
    public final Blobs blobs(String name) {
        return new Blobs(store.openMap(name), this::changed);
    }

    /** Waits for a change under way, then closes the file. */
    @Override
    public final void close() {
        if (tryLockFor(TimeUnit.SECONDS.toNanos(5))) {
            try {
                store.close();
            } finally {
                writer.unlock();
            }
        } else {
            store.closeImmediately();
        }
    }

    private boolean tryLockFor(long nanos) {
        try {
            return writer.tryLock(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
