package com.wecombridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Bar.Absolute;
import com.wecombridge.benchmarks.Bar.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

    private final List<String> order = new ArrayList<>();

    @Test
    void armsAlternateAfterOneRoundThatDoesNotCount() throws Exception {
        Rounds.run(2, List.of(arm("A", 1, 2, 3), arm("B", 1, 2, 3)));

        assertThat(String.join("", order)).isEqualTo("ABABBA");
    }

    @Test
    void judgesTheMedianOfTheRoundsRatios() throws Exception {
        var rounds = Rounds.run(3, List.of(arm("A", 9, 10, 10, 20), arm("B", 9, 30, 50, 20)));
        var report = new Report("wheels", rounds);

        assertThat(rounds.ratios("B", "A", Figure.CPU)).isEqualTo(new Spread(3, 1, 5));
        assertThat(rounds.againstItself("A", Figure.CPU)).isEqualTo(new Spread(1.5, 1, 2));
        assertThat(report.missed(List.of(ratio(3, 8)))).isEmpty();
        assertThat(report.missed(List.of(ratio(3.1, 8)))).containsExactly("CPU µs/op, B ÷ A");
        assertThat(report.missed(List.of(new Absolute("A", Figure.CPU, Limit.atMost(9, 1)))))
                .containsExactly("CPU µs/op, A");
    }

    @Test
    void saysOfEachBarWhetherItWasMet() throws Exception {
        var rounds = Rounds.run(1, List.of(arm("A", 1, 1), arm("B", 1, 4)));

        assertThat(
                        new Report("wheels", rounds)
                                .lines(List.of(ratio(3, 8), ratio(2, 4), ratio(5, 8))))
                .anyMatch(line -> line.endsWith("| met |"))
                .anyMatch(line -> line.endsWith("| met, and the aim |"))
                .anyMatch(line -> line.endsWith("| MISSED |"));
    }

    @Test
    void aRunThatIsCutShortIsNotJudged() throws Exception {
        assertThat(missing(3).run(2)).isEmpty();
        assertThat(missing(3).run(9)).containsExactly("CPU µs/op, B ÷ A");
    }

    private Benchmark missing(int rounds) {
        return new Benchmark(
                "wheels",
                rounds,
                List.of(arm("A", 1, 1, 1, 1), arm("B", 1, 1, 1, 1)),
                List.of(ratio(3, 8)));
    }

    @Test
    void countsWhatAnOperationAllocates() throws Exception {
        assertThat(Meter.bytesPerOperation(() -> new byte[1_000])).isEqualTo(1_016);
        assertThat(Meter.during(Duration.ofMillis(20), () -> new byte[1_000]).figures())
                .containsOnlyKeys(Figure.CPU, Figure.WALL, Figure.ALLOCATED);
    }

    private static Bar ratio(double bar, double aim) {
        return new Ratio("B", "A", Figure.CPU, Limit.atLeast(bar, aim));
    }

    private Arm arm(String name, double... costs) {
        Iterator<Double> next = java.util.Arrays.stream(costs).iterator();
        return new Arm(
                name,
                () -> {
                    order.add(name);
                    return Sample.of(Figure.CPU, next.next());
                });
    }
}
