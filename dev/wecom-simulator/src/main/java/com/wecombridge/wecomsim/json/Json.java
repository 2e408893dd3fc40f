package com.wecombridge.wecomsim.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper: strict about unknown fields, ISO times. */
public final class Json {

    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Json() {}

    /** An empty JSON object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The value as a JSON object. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * A copy of the value with the patch laid over it: objects merge, everything else is replaced.
     */
    public static <T> T patched(T value, ObjectNode patch, Class<T> type) {
        var merged = tree(value);
        lay(merged, patch);
        return MAPPER.treeToValue(merged, type);
    }

    private static void lay(ObjectNode below, ObjectNode patch) {
        for (var field : patch.properties()) {
            if (field.getValue() instanceof ObjectNode inner
                    && below.get(field.getKey()) instanceof ObjectNode old
                    && !field.getKey().equals("extAttributes")) {
                lay(old, inner);
            } else if (!field.getValue().isNull()) {
                below.set(field.getKey(), field.getValue());
            }
        }
    }
}
