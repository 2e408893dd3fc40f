package com.wecombridge.events.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Arm;
import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import com.wecombridge.benchmarks.Sample;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.PostgresCpu;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What it costs to take a fact at a door that remembers it in the inbox, against a bare loop that
 * polls and commits. Run by {@code make bench}. The first part of what each process reads does not
 * count.
 */
class ConsumingBenchmark {

    private static final int ALL = Integer.getInteger("bench.records", 1_000_000);
    private static final int AT_A_DOOR = Math.min(100_000, ALL);

    @Test
    void takesFactsAtSixTenthsOfABareLoopsSpeed() throws Exception {
        var topic = ManyFacts.publish(ALL);
        var missed =
                new Benchmark(
                                "consuming",
                                3,
                                List.of(
                                        new Arm("ours", () -> read("ours", topic, AT_A_DOOR)),
                                        new Arm("bare", () -> read("bare", topic, ALL))),
                                List.of(
                                        new Ratio(
                                                "bare",
                                                "ours",
                                                Figure.CPU,
                                                Limit.atLeast(0.6, 0.85))))
                        .run();

        assertThat(missed).as("missed bars").isEmpty();
    }

    private static Sample read(String way, String topic, int records) throws IOException {
        var database = Infrastructure.freshDatabase(way);
        try (var process =
                ChildProcess.start(
                        ConsumingProcess.class, database, List.of(way, topic, database.name()))) {
            int warmUp = records / 2;
            awaitDone(process, warmUp);
            var cpu = process.cpu().plus(PostgresCpu.of(database));
            long wall = System.nanoTime();
            awaitDone(process, records);
            double counted = records - warmUp;
            var spent = process.cpu().plus(PostgresCpu.of(database)).minus(cpu);
            return Sample.of(Figure.CPU, spent.toNanos() / 1_000.0 / counted)
                    .and(Figure.WALL, (System.nanoTime() - wall) / 1_000.0 / counted);
        }
    }

    /** It says so every thousand. */
    private static void awaitDone(ChildProcess process, int records) throws IOException {
        int done = 0;
        while (done < records) {
            done = Integer.parseInt(process.answer());
        }
    }
}
