package com.wecombridge.wecomsim.patch;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition on its way to a record: fields are taken out until only the record's own are left.
 */
public final class Patch {

    private final ObjectNode fields;

    public Patch(ObjectNode fields) {
        this.fields = fields.deepCopy();
    }

    /** A text that must be there; it stays in the patch. */
    public String need(String field) {
        var value = fields.get(field);
        if (value == null || value.asString("").isBlank()) {
            throw new DefinitionRefusedException(field + " is missing");
        }
        return value.asString();
    }

    /** A number that must be there; it stays in the patch. */
    public int needNumber(String field) {
        var value = fields.get(field);
        if (value == null || !value.isIntegralNumber()) {
            throw new DefinitionRefusedException(field + " is missing or not a number");
        }
        return value.asInt();
    }

    public boolean has(String field) {
        return fields.has(field);
    }

    /** Takes a text out of the patch. */
    public String take(String field, String otherwise) {
        var value = fields.remove(field);
        return value == null || value.isNull() ? otherwise : value.asString();
    }

    /** Takes a switch out of the patch. */
    public boolean takeFlag(String field) {
        var value = fields.remove(field);
        return value != null && value.asBoolean();
    }

    /** Takes a value of the given type out of the patch. */
    public <T> T take(String field, Class<T> type, T otherwise) {
        var value = fields.remove(field);
        return value == null || value.isNull() ? otherwise : read(value, type);
    }

    /** Puts a field in, over what was there. */
    public Patch with(String field, Object value) {
        fields.set(field, Json.MAPPER.valueToTree(value));
        return this;
    }

    /** What the change is to tell, from {@code callbacks} and {@code times}. */
    public Telling telling() {
        var times = take("times", Integer.class, 1);
        return switch (take("callbacks", "true")) {
            case "true" -> Telling.callbacks().times(times);
            case "false" -> Telling.quietly();
            case "hold" -> Telling.held().times(times);
            case String other ->
                    throw new DefinitionRefusedException(
                            "callbacks must be true, false or \"hold\", not " + other);
        };
    }

    /** Lays the patch over the record under the key, or over a fresh one. Nothing is stored. */
    public <T> T over(Table<T> table, String key, Supplier<T> fresh, Class<T> type) {
        return over(table.get(key).orElseGet(fresh), type);
    }

    /** Lays the patch over the record. */
    public <T> T over(T record, Class<T> type) {
        try {
            return Json.patched(record, fields, type);
        } catch (JacksonException e) {
            throw new DefinitionRefusedException(e.getOriginalMessage());
        }
    }

    /** What nobody has taken. */
    public ObjectNode rest() {
        return fields.deepCopy();
    }

    /** Refuses the patch when something is left that nobody took. */
    public void nothingElse() {
        if (!fields.isEmpty()) {
            throw new DefinitionRefusedException("unknown: " + fields.propertyNames());
        }
    }

    private static <T> T read(JsonNode value, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(value, type);
        } catch (JacksonException e) {
            throw new DefinitionRefusedException(e.getOriginalMessage());
        }
    }
}
