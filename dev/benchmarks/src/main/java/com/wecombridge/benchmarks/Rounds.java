package com.wecombridge.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each arm cost in each round. Rounds go A B, B A, A B, …, so that whatever drifts touches all
 * arms alike.
 */
public final class Rounds {

    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    private Rounds() {}

    /** Runs each arm once to warm up, and then all of them this often. */
    public static Rounds run(int rounds, List<Arm> arms) throws Exception {
        var all = new Rounds();
        for (var arm : arms) {
            arm.run().call();
            all.samples.put(arm.name(), new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (var arm : round % 2 == 0 ? arms : arms.reversed()) {
                all.of(arm.name()).add(arm.run().call());
            }
        }
        return all;
    }

    List<String> arms() {
        return List.copyOf(samples.keySet());
    }

    List<Sample> of(String arm) {
        var found = samples.get(arm);
        if (found == null) {
            throw new IllegalArgumentException("there is no arm " + arm);
        }
        return found;
    }

    /** All rounds of one arm. */
    Spread figures(String arm, Figure figure) {
        return Spread.of(of(arm).stream().map(sample -> sample.required(figure)).toList());
    }

    /** Round by round. */
    Spread ratios(String over, String under, Figure figure) {
        return Spread.of(
                IntStream.range(0, of(over).size())
                        .mapToObj(round -> ratio(of(over).get(round), of(under).get(round), figure))
                        .toList());
    }

    /** Each round of an arm against the one before it. */
    Spread againstItself(String arm, Figure figure) {
        var all = of(arm);
        return Spread.of(
                IntStream.range(1, all.size())
                        .mapToObj(round -> ratio(all.get(round), all.get(round - 1), figure))
                        .toList());
    }

    private static double ratio(Sample over, Sample under, Figure figure) {
        return over.required(figure) / under.required(figure);
    }
}
