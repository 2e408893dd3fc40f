package com.wecombridge.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Bar;
import com.wecombridge.benchmarks.Bar.Absolute;
import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The gateway on WebFlux against its own work behind Spring MVC, on virtual threads and on Tomcat's
 * two hundred, while many connections are open. Run by {@code make bench}; the jars are those of
 * {@code make build}.
 */
class GatewayStackBenchmark {

    private static final String VIRTUAL = "MVC, virtual threads";
    private static final String PLATFORM = "MVC, platform threads";

    @Test
    void takesNoMoreThanSpringMvcDoes() throws Exception {
        try (var ours = AckArms.ours();
                var virtual = AckArms.onMvc(VIRTUAL, true);
                var platform = AckArms.onMvc(PLATFORM, false)) {
            var missed = new ArrayList<String>();
            for (int lines : new int[] {1_000, 10_000}) {
                missed.addAll(
                        new Benchmark(
                                        "web stack, %,d connections".formatted(lines),
                                        Benchmark.ROUNDS,
                                        List.of(
                                                ours.among(lines),
                                                virtual.among(lines),
                                                platform.among(lines)),
                                        bars())
                                .run());
            }

            assertThat(missed).as("missed bars").isEmpty();
        }
    }

    private static List<Bar> bars() {
        return List.of(
                new Ratio(VIRTUAL, "ours", Figure.CPU, Limit.atLeast(1, 1.3)),
                new Ratio(PLATFORM, "ours", Figure.CPU, Limit.none()),
                new Ratio(VIRTUAL, "ours", Figure.RESIDENT, Limit.none()),
                new Absolute("ours", Figure.REFUSED, Limit.atMost(0, 0)));
    }
}
