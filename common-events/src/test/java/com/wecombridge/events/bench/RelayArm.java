package com.wecombridge.events.bench;

import com.wecombridge.benchmarks.Arm;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Sample;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.PostgresCpu;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka.Cleanup;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One way of relaying: its own database, topic and process, on servers that all arms share. */
final class RelayArm implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final int BACKLOG = Integer.getInteger("bench.backlog", 50_000);
    private static final int WARM_UPS = 3; // its compiler takes its time
    private static final Duration TIME_TO_COME = Duration.ofSeconds(15);

    private final String name;
    private final Facts facts;
    private final Told told;
    private final ChildProcess process;

    private RelayArm(String name, Facts facts) throws IOException {
        this.name = name;
        this.facts = facts;
        Infrastructure.kafka().createTopic(facts.topic(), PARTITIONS, Cleanup.DELETE);
        this.told = new Told(facts.topic());
        this.process =
                ChildProcess.start(
                        RelayProcess.class,
                        facts.database(),
                        List.of(name, facts.one(), facts.topic()));
        process.answer(); // it is ready
    }

    static RelayArm ours() throws IOException {
        var database = Infrastructure.freshDatabase("ours");
        return new RelayArm("ours", new Facts(database, "outbox", "bindings.accounts"));
    }

    static RelayArm naive(String way) throws IOException {
        TestDatabase database = Infrastructure.freshDatabase(way);
        Facts.createNaive(database);
        return new RelayArm(way, new Facts(database, "facts", "naive." + way));
    }

    /** Many facts wait; the relay begins and tells them all. */
    Arm drain() throws IOException {
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            drainBacklog();
        }
        return new Arm(name, this::drainBacklog);
    }

    private Sample drainBacklog() throws IOException {
        int before = told.count();
        facts.database().execute("checkpoint");
        long walOfNothing = facts.wal();
        facts.database().execute(facts.backlog(BACKLOG));
        long walOfWriting = facts.wal() - walOfNothing;
        long dead = facts.deadRows();
        var postgres = PostgresCpu.of(facts.database());
        var relay = process.cpu();
        long begin = System.nanoTime();
        process.tell("relay");
        told.awaitCount(before + BACKLOG);
        double wall = System.nanoTime() - begin;
        var cpu = process.cpu().minus(relay).plus(PostgresCpu.of(facts.database()).minus(postgres));
        process.tell("rest");
        double wal = facts.wal() - walOfNothing;
        return Sample.of(Figure.CPU, cpu.toNanos() / 1_000.0 / BACKLOG)
                .and(Figure.WALL, wall / 1_000.0 / BACKLOG)
                .and(Figure.WAL, (wal - walOfWriting) / BACKLOG)
                .and(Figure.WAL_GROWTH, wal / walOfWriting)
                .and(Figure.DEAD_ROWS, (facts.deadRows() - dead) / (double) BACKLOG);
    }

    /** A thousand facts a second. */
    Arm steady(Duration length) throws IOException {
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            writeSteadily(length);
        }
        return new Arm(name, () -> writeSteadily(length));
    }

    private Sample writeSteadily(Duration length) throws IOException {
        process.tell("relay");
        var said =
                Arrays.stream(process.tell("write " + length).split(" ", 4))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        process.tell("rest");
        return Sample.of(Figure.P50, said[0])
                .and(Figure.P99, said[1])
                .and(Figure.LONGEST, said[2])
                .and(Figure.FAILED, said[3]);
    }

    /** Many who dawdle before they commit. */
    Arm lateCommitters() {
        return new Arm(name, this::missLateOnes);
    }

    private Sample missLateOnes() throws Exception {
        process.tell("relay");
        var committed = LateCommitters.write(facts);
        var missed = told.missedAfter(TIME_TO_COME, committed);
        process.tell("rest");
        return Sample.of(Figure.MISSED, (double) missed);
    }

    @Override
    public void close() {
        process.close();
        told.close();
    }
}
