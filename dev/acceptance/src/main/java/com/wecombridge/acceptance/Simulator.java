package com.wecombridge.acceptance;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One of the two outside worlds, through its control API: define, expect, query. */
public record Simulator(Http http, URI base) {

    public JsonNode define(String what, Object definition) {
        return http.post(base.resolve("/simulator/define/" + what), Map.of(), definition)
                .orFail("defining " + what)
                .json();
    }

    /** Waits until at least so many rows match. */
    public JsonNode expect(String what, Map<String, ?> where, int atLeast) {
        var wish = Map.of("what", what, "where", where, "atLeast", atLeast, "within", "PT45S");
        return http.post(base.resolve("/simulator/expect"), Map.of(), wish)
                .orFail("expecting " + what)
                .json();
    }

    public JsonNode query(String whatAndFilter) {
        return http.get(base.resolve("/simulator/query/" + whatAndFilter), Map.of())
                .orFail("querying " + whatAndFilter)
                .json();
    }
}
