package com.wecombridge.wecomsim.message;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Whom a message is addressed to, as the sender wrote it. */
record Receivers(List<String> users, List<String> parties, List<String> tags) {

    static Receivers in(ObjectNode body) {
        var users = list(body, "touser");
        return users.contains("@all")
                ? new Receivers(List.of("@all"), List.of(), List.of())
                : new Receivers(users, list(body, "toparty"), list(body, "totag"));
    }

    boolean everybody() {
        return users.contains("@all");
    }

    boolean nobody() {
        return users.isEmpty() && parties.isEmpty() && tags.isEmpty();
    }

    private static List<String> list(ObjectNode body, String field) {
        return Arrays.stream(body.path(field).asString("").split("\\|"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }
}
