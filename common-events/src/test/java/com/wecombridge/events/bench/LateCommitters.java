package com.wecombridge.events.bench;

import com.wecombridge.events.codec.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Thirty-two writers whose transactions last up to five seconds after they have written, the same
 * ones for each arm, and one that commits at once and goes on as long as they do.
 */
final class LateCommitters {

    private static final int WRITERS = 32;
    private static final int TRANSACTIONS = 3;
    private static final long SEED = 4;

    private final Facts facts;
    private final Collection<String> committed = new ConcurrentLinkedQueue<>();

    private LateCommitters(Facts facts) {
        this.facts = facts;
    }

    /** Which facts were committed; returns when the last one is. */
    static List<String> write(Facts facts) throws InterruptedException, ExecutionException {
        return new LateCommitters(facts).write();
    }

    private List<String> write() throws InterruptedException, ExecutionException {
        var lateOnesWrite = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var prompt =
                    threads.submit(() -> {
                        while (lateOnesWrite.get()) {
                            commit(0.01);
                        }
                        return null;
                    });
            var late = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var chance = new Random(SEED + writer);
                late.add(
                        threads.submit(() -> {
                            for (int i = 0; i < TRANSACTIONS; i++) {
                                commit(chance.nextDouble(5));
                            }
                            return null;
                        }));
            }
            for (var writer : late) {
                writer.get();
            }
            lateOnesWrite.set(false);
            prompt.get();
        }
        return List.copyOf(committed);
    }

    /** In the session, so that nobody takes the transaction for one that hangs. */
    private void commit(double seconds) throws SQLException {
        var id = UUID.randomUUID().toString();
        var database = facts.database();
        try (var connection = database.connect(database.application());
                var tenant =
                        connection.prepareStatement(
                                "select set_config('wecombridge.tenant', ?, true)");
                var insert = connection.prepareStatement(facts.one());
                var dawdle = connection.prepareStatement("select pg_sleep(?)")) {
            connection.setAutoCommit(false);
            tenant.setString(1, Samples.ACME.value());
            tenant.execute();
            insert.setString(1, id);
            insert.executeUpdate();
            dawdle.setDouble(1, seconds);
            dawdle.execute();
            connection.commit();
        }
        committed.add(id);
    }
}
