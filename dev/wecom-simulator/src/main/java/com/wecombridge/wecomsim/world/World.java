package com.wecombridge.wecomsim.world;

import com.wecombridge.wecomsim.behaviour.Behaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

/** Everything the simulated WeCom knows. */
public final class World implements InstantSource, AutoCloseable {

    /** Tidied each so many requests. */
    private static final int TIDY_EVERY = 50;

    private final MVStore store;
    private final MVMap<String, Long> sequences;
    private final Clock realClock;
    private final ReentrantLock writer = new ReentrantLock();
    private final Condition somethingChanged = writer.newCondition();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Map<String, Table<?>> tables = new ConcurrentHashMap<>();
    private boolean dirty;

    public final Table<Corp> corps;
    public final Table<Member> members;
    public final Table<Department> departments;
    public final Table<Tag> tags;
    public final Table<App> apps;
    public final Table<Provider> providers;
    public final Table<Suite> suites;
    public final Table<Installation> installations;
    public final Table<OneTimeCode> codes;
    public final Table<Token> tokens;
    public final Table<Message> messages;
    public final Table<Delivery> deliveries;
    public final Table<LedgerEntry> ledger;
    public final Table<Fault> faults;
    public final Table<TrustedIps> trustedIps;
    private final Table<Behaviour> behaviours;
    private final Behaviour standard;

    private World(MVStore store, Clock realClock, Behaviour standard) {
        this.store = store;
        this.realClock = realClock;
        this.standard = standard;
        this.sequences = store.openMap("sequences");
        corps = table("corps", Corp.class);
        members = table("members", Member.class);
        departments = table("departments", Department.class);
        tags = table("tags", Tag.class);
        apps = table("apps", App.class);
        providers = table("providers", Provider.class);
        suites = table("suites", Suite.class);
        installations = table("installations", Installation.class);
        codes = table("codes", OneTimeCode.class);
        tokens = table("tokens", Token.class);
        messages = table("messages", Message.class);
        deliveries = table("deliveries", Delivery.class);
        ledger = table("ledger", LedgerEntry.class);
        faults = table("faults", Fault.class);
        trustedIps = table("trusted-ips", TrustedIps.class);
        behaviours = table("behaviours", Behaviour.class);
    }

    /**
     * A world that forgets everything when it closes, or one kept in the given file. The store
     * commits when a change ends and at no other time: neither after a second nor when much was
     * written, so a process killed within a change leaves nothing of it.
     */
    public static World open(Optional<Path> file, Clock clock, Behaviour standard) {
        var builder = new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
        file.ifPresent(path -> builder.fileName(path.toString()));
        return new World(builder.open(), clock, standard);
    }

    /**
     * Runs the change alone; what it wrote is committed when it returns, and undone when it throws.
     * A change within a change is part of the outer one.
     */
    public <T> T change(Supplier<T> work) {
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
    public void change(Runnable work) {
        change(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Waits until the question has an answer, asking again after each change; empty when time is
     * up.
     */
    public <T> Optional<T> await(Supplier<Optional<T>> question, Duration limit)
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
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** The next number of a named series. */
    public long next(String series) {
        return change(() -> {
            var number = sequences.getOrDefault(series, 0L) + 1;
            sequences.put(series, number);
            dirty = true;
            return number;
        });
    }

    /** What is switched how. */
    public Behaviour behaviour() {
        return behaviours.get("behaviour").orElse(standard);
    }

    /** Switches something. */
    public void behave(Behaviour behaviour) {
        change(() -> behaviours.put("behaviour", behaviour));
    }

    /** The simulated time. */
    @Override
    public Instant instant() {
        return realClock.instant().plus(behaviour().clockAhead());
    }

    /** Adds to the ledger, and forgets what is oldest now and then. */
    public void record(LedgerEntry entry) {
        change(() -> {
            ledger.put(Table.key(entry.seq()), entry);
            if (entry.seq() % TIDY_EVERY == 0) {
                tidy();
            }
        });
    }

    private void tidy() {
        var kept = behaviour().kept();
        ledger.keepNewest(kept.ledger());
        messages.keepNewest(kept.messages());
        deliveries.keepNewest(kept.deliveries());
        var oldest = instant().minus(kept.tokens());
        tokens.all()
                .filter(token -> token.expiresAt().isBefore(oldest))
                .forEach(token -> tokens.remove(token.value()));
        codes.all()
                .filter(code -> code.expiresAt().isBefore(oldest))
                .forEach(code -> codes.remove(code.code()));
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
    public <T> Table<T> table(String name, Class<T> type) {
        return (Table<T>)
                tables.computeIfAbsent(
                        name, _ -> new Table<>(store.openMap(name), type, this::changed));
    }

    /** The files of a chapter under a name of their own. */
    public Blobs blobs(String name) {
        return new Blobs(store.openMap(name), this::changed);
    }

    /** Waits for a change under way, then closes the file. */
    @Override
    public void close() {
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
