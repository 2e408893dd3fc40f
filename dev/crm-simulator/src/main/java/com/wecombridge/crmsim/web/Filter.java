package com.wecombridge.crmsim.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which rows somebody asks for.
 *
 * @param where field, dotted where nested, to its text; a list fits if one of its items does
 * @param limit the newest so many
 */
record Filter(Map<String, String> where, int limit) {

    private static final String LIMIT = "limit";

    static Filter ofQuery(Map<String, List<String>> query) {
        var where =
                query.entrySet().stream()
                        .filter(it -> !it.getKey().equals(LIMIT))
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getLast()));
        return new Filter(where, limit(query.getOrDefault(LIMIT, List.of())));
    }

    List<JsonNode> of(List<JsonNode> rows) {
        List<JsonNode> matches = rows.stream().filter(this::matches).toList();
        return matches.subList(Math.max(0, matches.size() - limit), matches.size());
    }

    private boolean matches(JsonNode row) {
        return where.entrySet().stream()
                .allMatch(it ->
                        values(row, List.of(it.getKey().split("\\.", -1)))
                                .anyMatch(it.getValue()::equals));
    }

    private static Stream<String> values(JsonNode node, List<String> path) {
        if (node.isArray()) {
            return node.values().stream().flatMap(item -> values(item, path));
        }
        if (path.isEmpty()) {
            return Stream.of(node.asString(""));
        }
        JsonNode next = node.path(path.getFirst());
        return next.isMissingNode() ? Stream.empty() : values(next, path.subList(1, path.size()));
    }

    private static int limit(List<String> texts) {
        try {
            return texts.isEmpty() ? Integer.MAX_VALUE : Integer.parseUnsignedInt(texts.getLast());
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("malformed-limit", "The limit must be a number.");
        }
    }
}
