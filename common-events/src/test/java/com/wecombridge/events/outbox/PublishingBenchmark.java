package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a fact costs on its way to Kafka, from the record in Java on, against a bare producer that
 * sends the same bytes; and, for what the headers themselves cost, one that sends none. Run by
 * {@code make bench}. The broker runs in the same process; its threads do not count.
 */
class PublishingBenchmark {

    @Test
    void publishesAtSevenTenthsOfABareProducersSpeed() throws Exception {
        try (var arms = new PublishingArms()) {
            var missed =
                    new Benchmark(
                                    "publishing",
                                    Benchmark.ROUNDS,
                                    List.of(arms.ours(), arms.bare(), arms.bareWithHeaders()),
                                    List.of(
                                            new Ratio("bare", "ours", Figure.CPU, Limit.none()),
                                            new Ratio(
                                                    "bare, same headers",
                                                    "ours",
                                                    Figure.CPU,
                                                    Limit.atLeast(0.7, 0.9))))
                            .run();

            assertThat(missed).as("missed bars").isEmpty();
        }
    }
}
