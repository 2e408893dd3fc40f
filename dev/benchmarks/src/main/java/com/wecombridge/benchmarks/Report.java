package com.wecombridge.benchmarks;

import com.wecombridge.benchmarks.Limit.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of the rounds, as tables in Markdown. */
record Report(String name, Rounds rounds) {

    List<String> lines(List<Bar> bars) {
        var lines = new ArrayList<String>();
        lines.add("## " + name + ", " + rounds.of(rounds.arms().getFirst()).size() + " rounds");
        lines.addAll(arms());
        lines.add("");
        lines.add(
                row(
                        List.of(
                                "ratio or figure",
                                "bar",
                                "aim",
                                "median",
                                "least",
                                "most",
                                "against itself",
                                "")));
        lines.add("|---".repeat(8) + "|");
        bars.forEach(bar -> lines.add(row(cells(bar))));
        return lines;
    }

    List<String> missed(List<Bar> bars) {
        return bars.stream().filter(bar -> verdict(bar) == Verdict.MISSED).map(Bar::about).toList();
    }

    private List<String> arms() {
        var measured = measured();
        var lines = new ArrayList<String>();
        lines.add(
                row(
                        Stream.concat(
                                        Stream.of("arm, medians"),
                                        measured.stream().map(Figure::unit))
                                .toList()));
        lines.add("|---".repeat(measured.size() + 1) + "|");
        rounds.arms().forEach(arm -> lines.add(row(medians(arm, measured))));
        return lines;
    }

    private List<Figure> measured() {
        return Arrays.stream(Figure.values())
                .filter(figure -> rounds.arms().stream().anyMatch(arm -> has(arm, figure)))
                .toList();
    }

    private List<String> medians(String arm, List<Figure> measured) {
        return Stream.concat(
                        Stream.of(arm),
                        measured.stream()
                                .map(figure ->
                                        has(arm, figure)
                                                ? number(rounds.figures(arm, figure).median())
                                                : ""))
                .toList();
    }

    private boolean has(String arm, Figure figure) {
        return rounds.of(arm).stream().allMatch(sample -> sample.figure(figure).isPresent());
    }

    private List<String> cells(Bar bar) {
        var spread = bar.of(rounds);
        var nothing = bar.nothing(rounds);
        return List.of(
                bar.about(),
                bar.limit().bar(),
                bar.limit().aim(),
                number(spread.median()),
                number(spread.least()),
                number(spread.most()),
                "%s (%s to %s)"
                        .formatted(
                                number(nothing.median()),
                                number(nothing.least()),
                                number(nothing.most())),
                verdict(bar).words());
    }

    private Verdict verdict(Bar bar) {
        return bar.limit().judge(bar.of(rounds).median());
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%,.0f", value);
    }
}
