package com.wecombridge.wecomsim.control;

import com.wecombridge.wecomsim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Picks records by their own fields: dotted where nested, and any element of a list will do. */
record Filter(Map<String, String> wanted) {

    /** Words for what is asked for often. */
    private static final Map<String, String> SHORT = Map.of("recipient", "recipients.userId");

    boolean matches(ObjectNode record) {
        return wanted.entrySet().stream()
                .allMatch(field ->
                        values(record, path(field.getKey()))
                                .anyMatch(v -> v.asString("").equals(field.getValue())));
    }

    /** The records as JSON, those that match. */
    Stream<ObjectNode> of(Stream<?> records) {
        return records.map(Json::tree).filter(this::matches);
    }

    /** The last so many that match, in their order; no more of them are looked at than needed. */
    List<ObjectNode> newest(List<?> records, int most) {
        return of(records.reversed().stream()).limit(most).toList().reversed();
    }

    private static String path(String field) {
        return SHORT.getOrDefault(field, field);
    }

    private static Stream<JsonNode> values(JsonNode node, String path) {
        if (node.isArray()) {
            return node.valueStream().flatMap(one -> values(one, path));
        }
        if (path.isEmpty()) {
            return Stream.of(node);
        }
        var dot = path.indexOf('.');
        var head = dot < 0 ? path : path.substring(0, dot);
        var child = node.get(head);
        return child == null
                ? Stream.empty()
                : values(child, dot < 0 ? "" : path.substring(dot + 1));
    }
}
