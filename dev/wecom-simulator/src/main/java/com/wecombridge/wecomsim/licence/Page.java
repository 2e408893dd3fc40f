package com.wecombridge.wecomsim.licence;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A part of a list, as cursor and limit ask for it. */
record Page(int from, int limit) {

    private static final String PREFIX = "licence-cursor-";

    static Page of(Call call, int usual, int most) {
        var limit = call.body().path("limit").asInt(usual);
        var cursor = call.body().path("cursor").asString("");
        if (limit < 1 || limit > most || !cursor.matches("(" + PREFIX + "\\d{1,9})?")) {
            throw RefusalException.of(40058);
        }
        return new Page(
                cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(PREFIX.length())), limit);
    }

    <T> List<T> of(List<T> all) {
        return all.subList(Math.min(from, all.size()), end(all.size()));
    }

    ObjectNode describe(int size) {
        var more = end(size) < size;
        return Json.object()
                .put("next_cursor", more ? PREFIX + end(size) : "")
                .put("has_more", more ? 1 : 0);
    }

    private int end(int size) {
        return Math.min(size, from + limit);
    }
}
