package com.wecombridge.corpus.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the services wrote since the beginning: no stack trace, and nothing that we said. */
public final class Logs {

    private static final Pattern OF_A_SERVICE =
            Pattern.compile(".*-(service|gateway)(-\\d)?\\.log");
    private static final int SHOWN = 200;

    private final Path folder;
    private final Map<Path, Long> lengths = new TreeMap<>();

    public Logs(Path folder) {
        this.folder = folder;
        files().forEach(file -> lengths.put(file, length(file)));
    }

    public int count() {
        return lengths.size();
    }

    /**
     * Lines that should not be there.
     *
     * @param run stands in every mark of this run
     */
    public List<String> objections(String run) {
        var bad =
                Pattern.compile(
                        "^\\s+at [\\w.$/]+\\(|\\\\n\\\\tat [\\w.$/]+\\(|c\\d+"
                                + Pattern.quote(run));
        return files().flatMap(file ->
                        newLines(file)
                                .filter(line -> bad.matcher(line).find())
                                .limit(3)
                                .map(line ->
                                        file.getFileName()
                                                + ": "
                                                + line.substring(
                                                        0, Math.min(SHOWN, line.length()))))
                .toList();
    }

    private Stream<Path> files() {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> OF_A_SERVICE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> newLines(Path file) {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(lengths.getOrDefault(file, 0L));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
