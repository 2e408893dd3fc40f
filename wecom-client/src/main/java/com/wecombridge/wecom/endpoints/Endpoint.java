package com.wecombridge.wecom.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that we may ask WeCom: a line of {@code wecom/endpoints.csv}, which names the chapter
 * of the contract that proves it. What is not listed is not sent.
 *
 * @param path {@code /cgi-bin/…}
 * @param query the names of what stands behind it, but for tokens
 */
public record Endpoint(String path, List<String> query) {
    private static final String LIST = "/wecom/endpoints.csv";
    private static final int HEAD = 4;
    private static final Map<String, Endpoint> LISTED =
            read().collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));

    /**
     * @throws IllegalArgumentException when we may not ask it
     */
    public static Endpoint at(String path) {
        Endpoint listed = LISTED.get(path);
        if (listed == null) {
            throw new IllegalArgumentException(
                    path + " has no line in wecom/endpoints.csv, so no chapter of the contract");
        }
        return listed;
    }

    /**
     * The query as it may be sent. The library pastes ids into it as they are: only this endpoint's
     * names count as names, and whatever is between two of them is a value.
     *
     * @throws IllegalArgumentException when it does not begin with a name, or has one of several
     *     twice
     */
    String escaped(String pasted) {
        if (pasted.isEmpty()) {
            return "";
        }
        if (query.size() == 1) {
            return escapedPair(pasted, new HashSet<>());
        }
        String names = query.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        var seen = new HashSet<String>();
        return Pattern.compile("&+(?=(?:" + names + ")=)")
                .splitAsStream(pasted)
                .map(pair -> escapedPair(pair, seen))
                .collect(Collectors.joining("&"));
    }

    private String escapedPair(String pair, HashSet<String> seen) {
        int end = pair.indexOf('=');
        String name = end < 0 ? "" : pair.substring(0, end);
        if (!query.contains(name) || !seen.add(name)) {
            throw new IllegalArgumentException(path + " is not asked with such a query");
        }
        return name + "=" + URLEncoder.encode(pair.substring(end + 1), StandardCharsets.UTF_8);
    }

    private static Stream<Endpoint> read() {
        try (var list = Objects.requireNonNull(Endpoint.class.getResourceAsStream(LIST))) {
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
