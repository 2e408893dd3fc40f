package com.wecombridge.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one run of an arm cost, per operation. */
public record Sample(Map<Figure, Double> figures) {

    public Sample {
        figures = Map.copyOf(figures);
    }

    public static Sample of(Figure figure, double value) {
        return new Sample(Map.of(figure, value));
    }

    /** The same, with one more figure. */
    public Sample and(Figure figure, double value) {
        var more = new EnumMap<Figure, Double>(Figure.class);
        more.putAll(figures);
        more.put(figure, value);
        return new Sample(more);
    }

    /** The same, where what was measured as one operation were this many. */
    public Sample perOperation(int operations) {
        var less = new EnumMap<Figure, Double>(Figure.class);
        figures.forEach((figure, value) -> less.put(figure, value / operations));
        return new Sample(less);
    }

    Optional<Double> figure(Figure figure) {
        return Optional.ofNullable(figures.get(figure));
    }

    double required(Figure figure) {
        return figure(figure)
                .orElseThrow(() -> new IllegalStateException("nobody measured " + figure.unit()));
    }
}
