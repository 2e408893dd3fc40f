package com.wecombridge.crmsim.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Everything the simulator remembers. One change at a time, committed as a whole before it is
 * acknowledged; readers see committed states only.
 */
public final class StateFile implements AutoCloseable {

    private static final int TIDY_UP_MILLIS = 500;

    private final MVStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private StateFile(MVStore store) {
        this.store = store;
    }

    /** Opens the file in the folder, or a state that lives in memory only. */
    public static StateFile open(Optional<Path> folder) {
        // A commit in the middle of a change would tear state and facts apart.
        var builder = new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
        folder.ifPresent(it -> builder.fileName(file(it)));
        var store = builder.open();
        if (folder.isPresent()) {
            store.compactFile(TIDY_UP_MILLIS);
        }
        return new StateFile(store);
    }

    /** A named part of the state; values are kept as JSON. Call before the first change. */
    public <V> Shelf<V> shelf(String name, Class<V> type) {
        return new Shelf<>(store.openMap(name), type);
    }

    /** Carries out one change. If it throws, nothing of it stays. Changes do not nest. */
    public <T> T change(Supplier<T> work) {
        lock.lock();
        try {
            T result = work.get();
            store.commit();
            changed.signalAll();
            return result;
        } catch (RuntimeException | Error e) {
            store.rollback();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Carries out one change that has no result. */
    public void change(Runnable work) {
        change(() -> {
            work.run();
            return true;
        });
    }

    /** Looks at one committed state. */
    public <T> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a committed state fulfils the condition; false when the time is over before. */
    public boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            store.close();
        } finally {
            lock.unlock();
        }
    }

    private static String file(Path folder) {
        try {
            return Files.createDirectories(folder).resolve("crm-simulator.mv").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the state folder cannot be made: " + folder, e);
        }
    }
}
