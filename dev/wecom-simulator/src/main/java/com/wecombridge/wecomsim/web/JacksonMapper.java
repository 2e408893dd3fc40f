package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.json.Json;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Jackson 3 for Javalin, whose own mapper knows Jackson 2 only. */
public final class JacksonMapper implements JsonMapper {

    @Override
    public String toJsonString(Object value, Type type) {
        return Json.MAPPER.writeValueAsString(value);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Javalin declares it
    public <T> T fromJsonString(String json, Type targetType) {
        return Json.MAPPER.readValue(json, Json.MAPPER.constructType(targetType));
    }
}
