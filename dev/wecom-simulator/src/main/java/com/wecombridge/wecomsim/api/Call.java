package com.wecombridge.wecomsim.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request to WeCom.
 *
 * @param complaints what a real client should not have done; the ledger keeps them
 */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        ObjectNode body,
        Request request,
        List<String> complaints) {

    public String ip() {
        return request.ip();
    }

    /** The first file of the form; refused with the code when there is none. */
    public FileContent file(int missing) {
        return request.files().stream().findFirst().orElseThrow(() -> RefusalException.of(missing));
    }

    /** A query parameter; refused with the code when it is missing. */
    public String need(String name, int missing) {
        var value = query.getOrDefault(name, "");
        if (value.isBlank()) {
            throw RefusalException.of(missing);
        }
        return value.strip();
    }

    /** A numeric query parameter, or the default. */
    public int number(String name, int otherwise) {
        var value = query.getOrDefault(name, "").strip();
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw RefusalException.of(40058);
        }
    }

    /** A text field of the body; refused with the code when it is missing. */
    public String text(String field, int missing) {
        var value = body.path(field).asString("");
        if (value.isBlank()) {
            throw RefusalException.of(missing);
        }
        return value;
    }

    /** A list of texts in the body; empty when it is not there. */
    public List<String> texts(String field) {
        var texts = new ArrayList<String>();
        if (body.get(field) instanceof ArrayNode array) {
            for (JsonNode one : array) {
                texts.add(one.asString());
            }
        }
        return List.copyOf(texts);
    }
}
