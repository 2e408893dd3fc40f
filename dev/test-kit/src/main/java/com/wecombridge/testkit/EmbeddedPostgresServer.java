package com.wecombridge.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL from embedded binaries: fast and forgetful ({@code fsync} off), gone when the JVM
 * ends. Benchmarks ask for a durable one with the system property {@code testkit.durable}.
 */
final class EmbeddedPostgresServer implements PostgresServer {

    private static final String DURABLE = Boolean.getBoolean("testkit.durable") ? "on" : "off";

    private final EmbeddedPostgres postgres;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedPostgresServer start() {
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setRegisterShutdownHook(false)
                            .setServerConfig("timezone", "UTC")
                            .setServerConfig("fsync", DURABLE)
                            .setServerConfig("synchronous_commit", DURABLE)
                            .start();
            ClosingTime.afterSpring("postgres", postgres);
            var server = new EmbeddedPostgresServer(postgres);
            server.createRoles();
            return server;
        } catch (IOException unstartable) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", unstartable);
        }
    }

    @Override
    public TestDatabase createDatabase(String name) {
        execute("create database " + name + " owner " + TestDatabase.OWNER.username());
        return new TestDatabase(postgres.getPort(), name);
    }

    private void createRoles() {
        execute(createRole(TestDatabase.OWNER, "nobypassrls"));
        execute(createRole(TestDatabase.APPLICATION, "nobypassrls"));
        execute(createRole(TestDatabase.RELAY, "bypassrls"));
    }

    private static String createRole(TestDatabase.Role role, String attribute) {
        return "create role %s login password '%s' nosuperuser %s"
                .formatted(role.username(), role.password(), attribute);
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, refused);
        }
    }
}
