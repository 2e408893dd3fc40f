package com.wecombridge.faults.mishap;

import com.wecombridge.faults.load.Threads;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Write facts into the outbox of a service, each in a transaction of its own that ends up to five
 * seconds later, so that facts become visible out of the order of their numbers.
 */
final class LateWriters implements AutoCloseable {

    private static final double LONGEST_SECONDS = 5;

    private final Trouble trouble;
    private final String database;
    private final String topic;
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final Threads threads = new Threads();

    private LateWriters(Trouble trouble, String database, String topic) {
        this.trouble = trouble;
        this.database = database;
        this.topic = topic;
    }

    /** So many of them write until the time is up. */
    static LateWriters begin(int writers, String database, String topic, Trouble trouble) {
        var late = new LateWriters(trouble, database, topic);
        for (int writer = 0; writer < writers; writer++) {
            var key = "late-" + writer;
            var dice = new Random(trouble.dice().nextLong());
            late.threads.begin(() -> late.write(key, dice));
        }
        return late;
    }

    private void write(String key, Random dice) {
        try (var session = Session.in(trouble, database)) {
            while (trouble.goesOn()) {
                var id = UUID.randomUUID().toString();
                var seconds = dice.nextDouble(LONGEST_SECONDS);
                session.run(
                        "late", Map.of("id", id, "topic", topic, "key", key, "seconds", seconds));
                committed.add(id);
            }
        }
    }

    /**
     * The ids of what all of them have committed, once the last one has.
     *
     * @throws IllegalStateException if one of them had failed
     */
    Set<String> committed() {
        threads.end();
        return Set.copyOf(committed);
    }

    @Override
    public void close() {
        threads.end();
    }
}
