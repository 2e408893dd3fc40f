package com.wecombridge.testkit.servers;

import java.util.Map;

/** What both kinds of PostgreSQL are started with. */
final class PostgresSettings {

    static final String IMAGE = "postgres:18";

    private static final String DURABLE = Boolean.getBoolean("testkit.durable") ? "on" : "off";

    static final Map<String, String> SERVER =
            Map.of(
                    "timezone",
                    "UTC",
                    "max_connections",
                    "300",
                    "fsync",
                    DURABLE,
                    "synchronous_commit",
                    DURABLE);

    /** Options of {@code initdb}: text sorts alike everywhere. */
    static final Map<String, String> LOCALE =
            Map.of(
                    "locale", "C",
                    "locale-provider", "builtin",
                    "builtin-locale", "C.UTF-8");

    private PostgresSettings() {}
}
