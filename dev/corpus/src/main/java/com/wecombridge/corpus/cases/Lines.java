package com.wecombridge.corpus.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Cases that are nothing but a line of a file. */
final class Lines {

    private Lines() {}

    /**
     * The lines of a file beside the cases; lines that begin with {@code #} are words about them.
     */
    static List<String> of(String file) {
        try (var stream =
                Objects.requireNonNull(Lines.class.getResourceAsStream("/corpus/" + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean sameFields(String text, String... parts) {
        return Arrays.stream(parts).allMatch(text::contains);
    }
}
