package com.wecombridge.crmsim.web;

import com.wecombridge.crmsim.contract.Wire;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON on its way in: strict, so that a typo is never a silent no. */
final class Bodies {

    private static final JsonMapper STRICT =
            Wire.JSON
                    .rebuild()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Bodies() {}

    static JsonNode read(Context context) {
        try {
            return STRICT.readTree(context.bodyAsBytes());
        } catch (JacksonException e) {
            throw ProblemException.badRequest("not-json", "The body is not JSON.");
        }
    }

    static <T> T as(JsonNode tree, Class<T> type) {
        try {
            return STRICT.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.badRequest(
                    "unknown-field", "There is no field %s here.".formatted(e.getPropertyName()));
        } catch (JacksonException e) {
            throw ofRule(e);
        }
    }

    /** One object, or a list of them. */
    static List<ObjectNode> objects(JsonNode body) {
        var items = body.isArray() ? body.values() : List.of(body);
        return items.stream().map(Bodies::object).toList();
    }

    static String text(ObjectNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw ProblemException.badRequest(
                    "missing-field", "The field %s must be a text.".formatted(field));
        }
        return value.stringValue();
    }

    private static ObjectNode object(JsonNode item) {
        if (item instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.badRequest(
                "not-an-object", "The body must be a JSON object or a list of them.");
    }

    /** A rule of the record itself comes wrapped; anything else is a field of the wrong kind. */
    private static RuntimeException ofRule(JacksonException e) {
        if (e.getCause() instanceof com.wecombridge.crmsim.crm.RefusedException refused) {
            return ProblemException.badRequest(
                    refused.reason(), String.valueOf(refused.getMessage()));
        }
        String field =
                e.getPath().stream()
                        .map(it -> String.valueOf(it.getPropertyName()))
                        .collect(Collectors.joining("."));
        return ProblemException.badRequest(
                "malformed-field", "The field %s is missing or malformed.".formatted(field));
    }
}
