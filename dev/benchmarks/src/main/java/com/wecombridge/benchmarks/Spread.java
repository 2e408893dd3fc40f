package com.wecombridge.benchmarks;

import java.util.List;

/** The middle and the ends of some numbers; all of them {@code NaN} if there are none. */
record Spread(double median, double least, double most) {

    static Spread of(List<Double> numbers) {
        if (numbers.isEmpty()) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        var sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }
}
