package com.wecombridge.wecom.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that we may ask WeCom, each with the chapter of the contract that proves it: {@code
 * wecom/endpoints.csv}. What is not listed is not sent, so nothing is asked that has no contract.
 */
final class Endpoints {
    private static final String LIST = "/wecom/endpoints.csv";
    private static final int HEAD = 4;
    private static final Map<String, Endpoint> LISTED =
            read().collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));

    private Endpoints() {}

    /**
     * @throws IllegalArgumentException when we may not ask it
     */
    static Endpoint at(String path) {
        Endpoint listed = LISTED.get(path);
        if (listed == null) {
            throw new IllegalArgumentException(
                    path + " has no line in wecom/endpoints.csv, so no chapter of the contract");
        }
        return listed;
    }

    private static Stream<Endpoint> read() {
        try (var list = Objects.requireNonNull(Endpoints.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(HEAD)
                    .map(line -> line.split(";", 3))
                    .map(cells -> new Endpoint(cells[0], names(cells[1])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> names(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }
}
