package com.wecombridge.wecom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much later the calls of 99 corps are answered while another calls a hundred times as often
 * and WeCom turns it away, against the same noise answered well. Run by {@code make bench}, no part
 * of the check: times on a shared machine prove nothing there. Arms alternate, A B C, C B A, …, so
 * that whatever drifts touches all; arms of the same kind against each other show what the machine
 * alone does.
 */
class NoisyNeighbourBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(NoisyNeighbourBenchmark.class);
    private static final double BAR = 1.2;
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);
    private static final Duration ARM = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    private static final Duration ANSWER =
            Duration.ofMillis(Integer.getInteger("bench.answer.millis", 100));

    private final Map<Noise, List<NoisyArm>> arms = new EnumMap<>(Noise.class);

    /** What WeCom answers the noisy corp. */
    enum Noise {
        ANSWERED_WELL(0),
        BUSY(-1),
        TOO_OFTEN(45009);

        final int errcode;

        Noise(int errcode) {
            this.errcode = errcode;
        }
    }

    @Test
    void leavesTheOthersAlone() throws IOException {
        for (Noise noise : Noise.values()) {
            arms.put(noise, new ArrayList<>());
            NoisyArm.run(noise, ARM.dividedBy(6), ANSWER); // warms up
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            for (Noise noise : inOrder(pair)) {
                var arm = NoisyArm.run(noise, ARM, ANSWER);
                LOG.info("{} of {}, {}: {}", pair + 1, PAIRS, noise, arm);
                all(noise).add(arm);
            }
        }
        report();

        assertThat(arms.values().stream().flatMap(List::stream).mapToLong(NoisyArm::failed))
                .as("failed calls of the others")
                .containsOnly(0L);
        assumeTrue(PAIRS >= 9 && ARM.toSeconds() >= 60, "too few or too short to judge by");
        assertThat(median(against(Noise.BUSY))).as("noise of -1").isLessThanOrEqualTo(BAR);
        assertThat(median(against(Noise.TOO_OFTEN))).as("noise of 45009").isLessThanOrEqualTo(BAR);
    }

    private static List<Noise> inOrder(int pair) {
        List<Noise> order = Arrays.asList(Noise.values());
        return pair % 2 == 0 ? order : order.reversed();
    }

    private void report() {
        LOG.info(
                "{} pairs, arms of {} s, answers after {} ms, {} processors",
                PAIRS,
                ARM.toSeconds(),
                ANSWER.toMillis(),
                Runtime.getRuntime().availableProcessors());
        LOG.info("| arm | p50 ms | p99 ms | longest ms | failed | noisy reached WeCom |");
        arms.forEach((noise, all) ->
                LOG.info(
                        "| {} | {} | {} | {} | {} | {} |",
                        noise,
                        middle(all, arm -> arm.millis(0.5)),
                        middle(all, arm -> arm.millis(0.99)),
                        middle(all, arm -> arm.millis(1)),
                        all.stream().mapToLong(NoisyArm::failed).sum(),
                        middle(all, NoisyArm::noiseHeard)));
        LOG.info("| p99 with ÷ without | median | least | most | pairs |");
        report("answered well against itself", againstItself());
        report("-1 against answered well", against(Noise.BUSY));
        report("45009 against answered well", against(Noise.TOO_OFTEN));
    }

    private static void report(String name, List<Double> ratios) {
        if (!ratios.isEmpty()) {
            LOG.info(
                    "| {} | {} | {} | {} | {} |",
                    name,
                    "%.3f".formatted(median(ratios)),
                    "%.3f".formatted(Collections.min(ratios)),
                    "%.3f".formatted(Collections.max(ratios)),
                    ratios.size());
        }
    }

    private List<Double> against(Noise noise) {
        return IntStream.range(0, PAIRS)
                .mapToObj(pair -> ratio(all(noise).get(pair), all(Noise.ANSWERED_WELL).get(pair)))
                .toList();
    }

    /** Each one against the one before it. */
    private List<Double> againstItself() {
        var all = all(Noise.ANSWERED_WELL);
        return IntStream.range(1, PAIRS)
                .mapToObj(pair -> ratio(all.get(pair), all.get(pair - 1)))
                .toList();
    }

    private List<NoisyArm> all(Noise noise) {
        return arms.getOrDefault(noise, List.of());
    }

    private static double ratio(NoisyArm with, NoisyArm without) {
        return with.millis(0.99) / without.millis(0.99);
    }

    private static String middle(List<NoisyArm> all, ToDoubleFunction<NoisyArm> figure) {
        return "%.1f".formatted(median(all.stream().map(figure::applyAsDouble).toList()));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
