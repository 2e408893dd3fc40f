package com.wecombridge.gateway.bench;

import com.wecombridge.benchmarks.Arm;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Sample;
import com.wecombridge.gateway.Sender;
import com.wecombridge.gateway.bench.Load.Answers;
import com.wecombridge.testkit.PostgresCpu;
import com.wecombridge.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * One who takes callbacks: its process, its database, and its address. What it still does after it
 * has answered counts as well.
 */
final class AckArm implements AutoCloseable {

    static final String CORP = "wwacmecorp000001";
    static final Sender WECOM =
            new Sender("AcmeTokenForTests", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");

    private static final Path GOLDEN =
            Path.of("src/test/resources/callbacks/corp/change_contact-create_user.xml");
    private static final int LINES = Integer.getInteger("bench.lines", 64);
    private static final int WARM_UPS = 4;
    private static final double MEGABYTE = 1 << 20;
    private static final Duration TIME_TO_REST = Duration.ofMinutes(2);
    private static final AtomicLong MEMBERS = new AtomicLong(System.currentTimeMillis() * 1_000);

    private final String name;
    private final JarProcess process;
    private final TestDatabase database;
    private final String address;
    private final String leftOver;

    /**
     * @param leftOver SQL that says how many callbacks still wait to be handled
     */
    AckArm(
            String name,
            JarProcess process,
            TestDatabase database,
            String address,
            String leftOver) {
        this.name = name;
        this.process = process;
        this.database = database;
        this.address = address;
        this.leftOver = leftOver;
    }

    /** As many as it can; its compiler takes its time before. */
    Arm busy() throws Exception {
        warmUp();
        return new Arm(name, () -> measured(() -> load().closed(LINES, Benchmark.RUN)));
    }

    /** At half of what it can, whatever its answers take. */
    Arm halfBusy() throws Exception {
        double capacity = load().closed(LINES, Benchmark.RUN).perSecond();
        rest();
        return new Arm(name, () -> measured(() -> load().open(capacity / 2, Benchmark.RUN)));
    }

    /** As many as it can, over a few of so many open connections at a time. */
    Arm among(int lines) throws Exception {
        warmUp();
        return new Arm(
                name,
                () -> {
                    try (var kept = KeptLines.open(process.port(), lines)) {
                        return measured(() -> load().over(kept, LINES, Benchmark.RUN))
                                .and(Figure.RESIDENT, process.resident() / MEGABYTE);
                    }
                });
    }

    private void warmUp() throws Exception {
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            load().closed(LINES, Benchmark.RUN);
        }
    }

    @FunctionalInterface
    private interface Run {
        Answers answers() throws Exception;
    }

    private Sample measured(Run run) throws Exception {
        rest();
        var cpu = cpu();
        double syncs = number("select sum(fsyncs) as n from pg_stat_io where object = 'wal'");
        var answers = run.answers();
        rest();
        double thanked = answers.thanked();
        var sample =
                Sample.of(Figure.CPU, cpu().minus(cpu).toNanos() / 1_000.0 / thanked)
                        .and(
                                Figure.FSYNCS,
                                (number(
                                                        "select sum(fsyncs) as n from pg_stat_io where object = 'wal'")
                                                - syncs)
                                        / thanked)
                        .and(Figure.PER_SECOND, answers.perSecond())
                        .and(Figure.REFUSED, (double) answers.refused());
        return answers.sortedMillis().length == 0
                ? sample
                : sample.and(Figure.P50, answers.percentile(0.5))
                        .and(Figure.P99, answers.percentile(0.99))
                        .and(Figure.LONGEST, answers.percentile(1));
    }

    private Load load() {
        return new Load(process.port(), this::callback);
    }

    /** Nothing is left to be handled. */
    private void rest() {
        Awaitility.await().atMost(TIME_TO_REST).until(() -> number(leftOver) == 0);
    }

    private Duration cpu() {
        return process.cpu().plus(PostgresCpu.of(database));
    }

    private double number(String sql) {
        return database.rows(sql).getFirst().get("n") instanceof Number number
                ? number.doubleValue()
                : 0;
    }

    /** A new member each time: the peer takes two changes of one within a second for the same. */
    private byte[] callback() {
        var member = "m" + MEMBERS.incrementAndGet();
        var posted = WECOM.post(CORP, xml().replace("LI_LEI", member));
        return KeptLine.post(address + posted.query(), posted.body());
    }

    private static String xml() {
        return Golden.TEXT;
    }

    private static final class Golden {
        static final String TEXT = read();

        private static String read() {
            try {
                return Files.readString(GOLDEN).replace("ww0123456789abcdef", CORP);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
