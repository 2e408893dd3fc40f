package com.wecombridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What counted figures may cost: {@code dev/benchmarks/budgets.properties}. A figure may not grow
 * by more than two parts in a hundred, unless somebody writes the new one down and says why.
 */
public final class Budgets {

    private static final Path FILE = Path.of("dev/benchmarks/budgets.properties");
    private static final double GROWTH = 1.02;

    private final Properties written;

    Budgets(Properties written) {
        this.written = written;
    }

    /** The committed ones, wherever in the repository a test runs. */
    public static Budgets committed() {
        var file =
                Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .map(folder -> folder.resolve(FILE))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("there is no " + FILE));
        var written = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            written.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Budgets(written);
    }

    /** What is wrong with a measured figure; empty if it is within its budget. */
    public Optional<String> objection(String figure, double measured) {
        var budget = written.getProperty(figure);
        if (budget == null) {
            return Optional.of(
                    "%s has no budget; write %s=%s into %s"
                            .formatted(figure, figure, number(measured), FILE));
        }
        if (measured <= Double.parseDouble(budget) * GROWTH) {
            return Optional.empty();
        }
        return Optional.of(
                "%s grew from %s to %s; if that is meant, write %s=%s into %s and say why in the commit"
                        .formatted(
                                figure, budget, number(measured), figure, number(measured), FILE));
    }

    private static String number(double measured) {
        return String.format(Locale.ROOT, "%.2f", measured);
    }
}
