package com.wecombridge.wecom.calls;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that we may ask WeCom.
 *
 * @param path {@code /cgi-bin/…}
 * @param query the names of what stands behind it, but for tokens
 */
record Endpoint(String path, List<String> query) {

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
}
