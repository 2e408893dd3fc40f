package com.wecombridge.testkit;

import com.wecombridge.testkit.servers.PostgresServer;

/** Makes databases on one server, on which the three roles are. */
final class Databases {

    private final PostgresServer server;
    private final TestDatabase first;

    private Databases(PostgresServer server) {
        this.server = server;
        this.first = new TestDatabase(server, PostgresServer.FIRST_DATABASE);
    }

    static Databases on(PostgresServer server) {
        var databases = new Databases(server);
        databases.createRole(TestDatabase.OWNER, "nobypassrls");
        databases.createRole(TestDatabase.APPLICATION, "nobypassrls");
        databases.createRole(TestDatabase.RELAY, "bypassrls");
        return databases;
    }

    /** Creates an empty database owned by the owner role. */
    TestDatabase create(String name) {
        first.execute("create database " + name + " owner " + TestDatabase.OWNER.username());
        return new TestDatabase(server, name);
    }

    private void createRole(TestDatabase.Role role, String attribute) {
        first.execute(
                "create role %s login password '%s' nosuperuser %s"
                        .formatted(role.username(), role.password(), attribute));
    }
}
