package com.wecombridge.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/**
 * One line under {@code asserts} of a test in {@code helm/unittests}; the words are explained in
 * this module's README.
 */
record Expectation(Map<String, Object> words) {

    static final String FAILS = "fails";

    /** Whether it is about values that Helm refuses. */
    boolean isRefusal() {
        return words.containsKey(FAILS);
    }

    void refused(Runnable drawing) {
        assertThat(catchThrowable(drawing::run))
                .as("Helm took values that it should refuse")
                .isNotNull()
                .hasMessageContaining(text(FAILS));
    }

    void holds(List<Manifest> drawn) {
        if (words.containsKey("count")) {
            assertThat(found(drawn, text("of"))).hasSize((Integer) words.get("count"));
            return;
        }
        var found = found(drawn, text("object"));
        assertThat(found).as("objects that are %s of %s", text("object"), drawn).isNotEmpty();
        assertThat(found).allSatisfy(manifest -> holds(manifest.at(text("path"))));
    }

    private void holds(Optional<Object> value) {
        if (words.containsKey("is")) {
            assertThat(value).contains(Objects.requireNonNull(words.get("is")));
        } else if (words.containsKey("has")) {
            assertThat(value)
                    .hasValueSatisfying(
                            list -> assertThat(Manifest.listed(list)).contains(words.get("has")));
        } else if (words.containsKey("matches")) {
            assertThat(value)
                    .hasValueSatisfying(
                            text -> assertThat(text.toString()).matches(text("matches")));
        } else if (words.containsKey("absent")) {
            assertThat(value).isEmpty();
        } else {
            Assertions.fail("nothing is expected by %s", words);
        }
    }

    /** {@code Kind/name}, {@code Kind/*} or {@code Kind}. */
    private static List<Manifest> found(List<Manifest> drawn, String which) {
        var parts = which.split("/", 2);
        return drawn.stream()
                .filter(manifest -> manifest.kind().equals(parts[0]))
                .filter(manifest ->
                        parts.length == 1
                                || parts[1].equals("*")
                                || manifest.name().equals(parts[1]))
                .toList();
    }

    private String text(String word) {
        return Objects.requireNonNull(words.get(word), () -> word + " is missing in " + words)
                .toString();
    }
}
