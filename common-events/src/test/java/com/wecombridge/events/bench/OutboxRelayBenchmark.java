package com.wecombridge.events.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Bar.Absolute;
import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Our outbox relay against the ones that everybody writes first. Run by {@code make bench}. CPU is
 * that of the relay's own process and of PostgreSQL together; writers and broker are elsewhere.
 */
class OutboxRelayBenchmark {

    private static final Duration STEADY = Duration.ofSeconds(20);

    @Test
    void tellsABacklogForAThirdOfTheCost() throws Exception {
        try (var ours = RelayArm.ours();
                var skipLocked = RelayArm.naive("skip-locked")) {
            var missed =
                    new Benchmark(
                                    "outbox relay, a backlog",
                                    Benchmark.ROUNDS,
                                    List.of(ours.drain(), skipLocked.drain()),
                                    List.of(
                                            new Ratio(
                                                    "skip-locked",
                                                    "ours",
                                                    Figure.CPU,
                                                    Limit.atLeast(3, 8)),
                                            new Absolute(
                                                    "ours", Figure.DEAD_ROWS, Limit.atMost(0, 0)),
                                            new Absolute(
                                                    "ours",
                                                    Figure.WAL_GROWTH,
                                                    Limit.atMost(1.2, 1.2))))
                            .run();

            assertThat(missed).as("missed bars").isEmpty();
        }
    }

    @Test
    void tellsAThousandFactsASecondSoonAfterTheirCommit() throws Exception {
        try (var ours = RelayArm.ours();
                var skipLocked = RelayArm.naive("skip-locked")) {
            var missed =
                    new Benchmark(
                                    "outbox relay, a thousand facts a second",
                                    3,
                                    List.of(ours.steady(STEADY), skipLocked.steady(STEADY)),
                                    List.of(new Absolute("ours", Figure.P99, Limit.atMost(50, 10))))
                            .run();

            assertThat(missed).as("missed bars").isEmpty();
        }
    }

    @Test
    void missesNothingThatCommitsLateWhereAReaderByNumberDoes() throws Exception {
        try (var ours = RelayArm.ours();
                var skipLocked = RelayArm.naive("skip-locked");
                var byNumber = RelayArm.naive("by-number")) {
            var missed =
                    new Benchmark(
                                    "outbox relay, late committers",
                                    1,
                                    List.of(
                                            ours.lateCommitters(),
                                            skipLocked.lateCommitters(),
                                            byNumber.lateCommitters()),
                                    List.of(
                                            new Absolute("ours", Figure.MISSED, Limit.atMost(0, 0)),
                                            new Absolute(
                                                    "by-number",
                                                    Figure.MISSED,
                                                    Limit.atLeast(1, 1))))
                            .run();

            assertThat(missed).as("missed bars").isEmpty();
        }
    }
}
