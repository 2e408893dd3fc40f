package com.wecombridge.wecom.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What WeCom answered a chapter, held against what the list of endpoints says of that chapter. */
final class Coverage {
    private static final String LIST = "/wecom/endpoints.csv";
    private static final int HEAD = 4;

    private final List<Line> listed;
    private final Map<String, Set<Integer>> answers = new HashMap<>();

    Coverage(List<Line> listed) {
        this.listed = listed;
    }

    /**
     * One endpoint that we may ask.
     *
     * @param token of whom it takes one
     * @param chapter that proves it
     * @param refusals worth knowing
     */
    record Line(
            String path, List<String> query, String token, String chapter, Set<Integer> refusals) {}

    static List<Line> list() {
        try (var list = Objects.requireNonNull(Coverage.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(HEAD)
                    .map(Coverage::line)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void answered(String path, int errcode) {
        answers.computeIfAbsent(path, _ -> new HashSet<>()).add(errcode);
    }

    /** What the list says of the chapter and nobody has seen, in words. */
    List<String> missingIn(String chapter) {
        var missing = new ArrayList<String>();
        for (Line line : listed) {
            if (line.chapter().equals(chapter)) {
                var seen = answers.getOrDefault(line.path(), Set.of());
                if (!seen.contains(0)) {
                    missing.add(line.path() + " unanswered");
                }
                line.refusals().stream()
                        .filter(errcode -> !seen.contains(errcode))
                        .sorted()
                        .forEach(errcode -> missing.add(line.path() + " refused with " + errcode));
            }
        }
        return missing;
    }

    /** What was asked and has no line. */
    List<String> unlisted() {
        var known = listed.stream().map(Line::path).collect(Collectors.toSet());
        return answers.keySet().stream().filter(path -> !known.contains(path)).sorted().toList();
    }

    private static Line line(String text) {
        String[] cells = text.split(";", -1);
        return new Line(
                cells[0],
                words(cells[1]).toList(),
                cells[2],
                cells[3],
                words(cells[4]).map(Integer::valueOf).collect(Collectors.toSet()));
    }

    private static Stream<String> words(String cell) {
        return Stream.of(cell.split(" ")).filter(word -> !word.isEmpty());
    }
}
