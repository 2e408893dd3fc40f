package com.wecombridge.testkit.servers;

import java.util.Arrays;
import java.util.Locale;

/** What the system property {@code testkit.servers} asks for. */
enum Wish {
    /** Containers where they can be had. */
    AUTO,
    EMBEDDED,
    /** Containers, and a failure where they cannot be had. */
    CONTAINERS;

    static final String PROPERTY = "testkit.servers";

    static Wish of(String text) {
        return Arrays.stream(values())
                .filter(wish -> wish.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                PROPERTY + " is auto, embedded or containers, not " + text));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
