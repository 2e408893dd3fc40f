package com.wecombridge.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Arm;
import com.wecombridge.benchmarks.Bar;
import com.wecombridge.benchmarks.Bar.Absolute;
import com.wecombridge.benchmarks.Bar.Ratio;
import com.wecombridge.benchmarks.Benchmark;
import com.wecombridge.benchmarks.Figure;
import com.wecombridge.benchmarks.Limit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the five services take, one after the other, until each answers that it is ready, and
 * how much memory they keep then. Run by {@code make bench}, after {@code make build}.
 */
class StartUpBenchmark {

    private static final int ROUNDS = 3;

    /** What an image chooses in a container of 512 MB, with the chart's options, said aloud. */
    private static final List<String> DEPLOYED =
            flags("-XX:+UseSerialGC", "-Xms8m", "-Xmx256m", "-XX:MaxDirectMemorySize=64m");

    /** As {@code make up} runs them. */
    private static final List<String> LEAN =
            flags("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1");

    @Test
    void startsInTwoFifthsOfAPlainJarsTime(@TempDir Path folder) throws Exception {
        try (var services = Services.prepared(folder)) {
            var plain = services.fatJars(DEPLOYED);
            var cached = services.cached("deployed", DEPLOYED);
            var lean = services.cached("lean", LEAN);

            var missed =
                    new Benchmark(
                                    "start-up",
                                    ROUNDS,
                                    List.of(
                                            new Arm("java -jar", () -> services.start(plain)),
                                            new Arm("cache", () -> services.start(cached)),
                                            new Arm("cache, lean", () -> services.start(lean))),
                                    bars())
                            .run();

            assertThat(missed).as("missed bars").isEmpty();
        }
    }

    private static List<Bar> bars() {
        return List.of(
                new Ratio("cache", "java -jar", Figure.START, Limit.atMost(0.4, 0.25)),
                new Ratio("cache, lean", "java -jar", Figure.START, Limit.none()),
                new Absolute("cache", Figure.RESIDENT, Limit.atMost(1_500, 1_200)),
                new Absolute("cache, lean", Figure.RESIDENT, Limit.none()));
    }

    private static List<String> flags(String... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Xlog:aot*=error",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED"))
                .toList();
    }
}
