package com.wecombridge.faults.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs that once found something, and are run again before all others: {@code seeds.txt}. */
public final class Seeds {

    private Seeds() {}

    /**
     * A row and the dice with which it is run.
     *
     * @param seed of the whole run, as it is printed
     */
    public record Planned(Row row, long seed) {

        /** Two rows of one run have dice of their own. */
        long dice() {
            return seed + row.id().hashCode();
        }
    }

    /**
     * @param file a line for each: row, seed, and behind a # what it found
     */
    public static List<Planned> of(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Seeds::planned)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no list of seeds: " + file, unreadable);
        }
    }

    private static Planned planned(String line) {
        var words = line.split("\\s+", -1);
        var rows = words.length == 2 ? Rows.named(words[0]) : List.<Row>of();
        if (rows.size() != 1) {
            throw new IllegalArgumentException("not a row and a seed: " + line);
        }
        return new Planned(rows.getFirst(), Long.parseLong(words[1]));
    }
}
