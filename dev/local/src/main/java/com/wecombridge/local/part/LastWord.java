package com.wecombridge.local.part;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the line of a log that says why a program ended. */
final class LastWord {

    private static final int READABLE = 240;

    /** From the most telling to the least. */
    private static final List<Predicate<String>> TELLING =
            List.of(
                    line -> line.startsWith("Caused by: "),
                    line -> line.contains("ERROR") || line.contains("FATAL"),
                    line -> line.startsWith("Exception in thread "));

    private LastWord() {}

    /** Of the most telling kind, the last; empty if no line tells anything. */
    static Optional<String> in(List<String> lines) {
        return TELLING.stream()
                .flatMap(telling -> lines.reversed().stream().filter(telling).findFirst().stream())
                .findFirst()
                .map(String::strip)
                .map(line -> line.substring(0, Math.min(line.length(), READABLE)));
    }
}
