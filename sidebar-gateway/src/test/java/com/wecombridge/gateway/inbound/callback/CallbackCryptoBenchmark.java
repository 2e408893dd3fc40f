package com.wecombridge.gateway.inbound.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Arm;
import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import com.wecombridge.benchmarks.Meter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it costs to check, decrypt and read a callback. Run by {@code make bench}. */
class CallbackCryptoBenchmark {

    @Test
    void readsACallbackAtAThirdOfTheLibrarysCost() throws Exception {
        var arms = new CryptoArms();
        assertThat(arms.agree()).isTrue();

        var missed =
                new Benchmark(
                                "callback crypto",
                                Benchmark.ROUNDS,
                                List.of(
                                        new Arm(
                                                "ours",
                                                () -> Meter.during(Benchmark.RUN, arms::ours)),
                                        new Arm(
                                                "library",
                                                () ->
                                                        Meter.during(
                                                                Benchmark.RUN, arms::theLibrarys))),
                                List.of(
                                        new Ratio(
                                                "library", "ours", Figure.CPU, Limit.atLeast(3, 8)),
                                        new Ratio(
                                                "ours",
                                                "library",
                                                Figure.ALLOCATED,
                                                Limit.atMost(0.3, 0.1))))
                        .run();

        assertThat(missed).as("missed bars").isEmpty();
    }
}
