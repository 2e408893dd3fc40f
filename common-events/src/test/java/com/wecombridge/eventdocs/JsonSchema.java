package com.wecombridge.eventdocs;

import com.fasterxml.jackson.annotation.JsonValue;
import com.wecombridge.events.Event;
import com.wecombridge.events.codec.EventCatalogue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema (2020-12) of a fact's data, read off its record. */
final class JsonSchema {

    private JsonSchema() {}

    static Map<String, Object> of(Class<? extends Event> record) {
        var type = EventCatalogue.typeOf(record);
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:" + type);
        schema.put("title", type);
        schema.putAll(ofRecord(record));
        return schema;
    }

    private static Map<String, Object> ofRecord(Class<?> record) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : record.getRecordComponents()) {
            properties.put(component.getName(), ofType(component.getGenericType()));
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType() != Optional.class;
    }

    private static Map<String, Object> ofType(Type type) {
        return switch (type) {
            case ParameterizedType generic -> ofGeneric(generic);
            case Class<?> plain -> ofClass(plain);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private static Map<String, Object> ofGeneric(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (raw == Optional.class) {
            return ofType(last);
        }
        if (raw == Map.class) {
            return ordered("type", "object", "additionalProperties", ofType(last));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return ordered("type", "array", "items", ofType(last));
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private static Map<String, Object> ofClass(Class<?> type) {
        if (type == String.class) {
            return ordered("type", "string");
        }
        if (type == int.class || type == long.class) {
            return ordered("type", "integer");
        }
        if (type == boolean.class) {
            return ordered("type", "boolean");
        }
        if (type == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type == URI.class) {
            return ordered("type", "string", "format", "uri");
        }
        if (type.isEnum()) {
            return ordered("type", "string", "examples", namesOf(type));
        }
        return idValueOf(type).map(JsonSchema::ofType).orElseGet(() -> ofRecord(type));
    }

    /** An id is a record around one value, written as that value. */
    private static Optional<Type> idValueOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .map(RecordComponent::getGenericType)
                .findFirst();
    }

    /** Examples, not a closed list: a value that is new to a reader is no error. */
    private static List<String> namesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
