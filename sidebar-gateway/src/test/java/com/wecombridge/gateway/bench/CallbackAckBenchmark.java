package com.wecombridge.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Bar.Absolute;
import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From an encrypted POST of about a kilobyte to its 200: the gateway, which has stored it by then,
 * against a peer that answers first, and the same peer made durable with one insert. Run by {@code
 * make bench}; the jars are those of {@code make build}.
 */
class CallbackAckBenchmark {

    @Test
    void acknowledgesDurablyForThePriceOfForgetting() throws Exception {
        try (var ours = AckArms.ours();
                var async = AckArms.peer("async");
                var durable = AckArms.peer("durable")) {
            var busy =
                    new Benchmark(
                                    "callback ack, as many as can be",
                                    Benchmark.ROUNDS,
                                    List.of(ours.busy(), async.busy(), durable.busy()),
                                    List.of(
                                            new Ratio(
                                                    "ours",
                                                    "async",
                                                    Figure.CPU,
                                                    Limit.atMost(1.3, 1)),
                                            new Ratio(
                                                    "ours",
                                                    "durable",
                                                    Figure.CPU,
                                                    Limit.atMost(0.7, 0.7)),
                                            new Absolute(
                                                    "ours", Figure.FSYNCS, Limit.atMost(0.1, 0.1))))
                            .run();
            var halfBusy =
                    new Benchmark(
                                    "callback ack, half as many as can be, whatever the answers take",
                                    Benchmark.ROUNDS,
                                    List.of(ours.halfBusy(), async.halfBusy(), durable.halfBusy()),
                                    List.of(
                                            new Absolute(
                                                    "ours", Figure.P99, Limit.atMost(100, 100))))
                            .run();

            assertThat(busy).as("missed bars").isEmpty();
            assertThat(halfBusy).as("missed bars").isEmpty();
        }
    }
}
