package com.wecombridge.wecomsim.card;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with a body; the first fault counts. */
public final class Verdict {

    private int errcode;

    /** A fault, unless an earlier one was found. */
    public Verdict when(boolean bad, int code) {
        if (errcode == 0 && bad) {
            errcode = code;
        }
        return this;
    }

    public Verdict unlessText(JsonNode node, String field, int code) {
        return when(blank(node, field), code);
    }

    /** More elements than the most, or fewer than the least, where there are any at all. */
    public Verdict unlessCount(JsonNode list, int least, int most, int code) {
        return when(list.size() < least || list.size() > most, code);
    }

    public OptionalInt asOptional() {
        return errcode == 0 ? OptionalInt.empty() : OptionalInt.of(errcode);
    }

    public static boolean blank(JsonNode node, String field) {
        return text(node, field).isBlank();
    }

    public static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
