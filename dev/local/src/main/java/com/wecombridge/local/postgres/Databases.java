package com.wecombridge.local.postgres;

import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StackException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * One database per service, each with three roles of its own: owner, application and relay.
 *
 * <p>Names and passwords are made here and nowhere else, so the settings of a service always fit
 * its database.
 */
public record Databases(Postgres server, Secrets secrets) {

    private static final List<Role> ROLES =
            List.of(
                    new Role("owner", "nobypassrls"),
                    new Role("app", "nobypassrls"),
                    new Role("relay", "bypassrls"));

    private record Role(String name, String attribute) {}

    /** What a service reads from its environment. */
    public Map<String, String> settings(String database) {
        return settings(database, server.port());
    }

    /** The same, for a service that reaches PostgreSQL at another port. */
    public Map<String, String> settings(String database, int port) {
        return Map.of(
                "DATABASE_URL", "postgresql://localhost:" + port + "/" + database,
                "DATABASE_USERNAME", database + "_app",
                "DATABASE_PASSWORD", password(database + "_app"),
                "DATABASE_OWNER_USERNAME", database + "_owner",
                "DATABASE_OWNER_PASSWORD", password(database + "_owner"),
                "DATABASE_RELAY_USERNAME", database + "_relay",
                "DATABASE_RELAY_PASSWORD", password(database + "_relay"));
    }

    /** As the server's own administrator, who may do everything. */
    public Connection enter(String database) throws SQLException {
        return server.connect(database);
    }

    /** Creates what is missing; changes nothing else. */
    public void create(List<String> databases) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String database : databases) {
                create(statement, database);
            }
        } catch (SQLException refused) {
            throw new StackException(
                    "PostgreSQL refused to create the databases: " + refused.getMessage(), refused);
        }
    }

    private void create(Statement statement, String database) throws SQLException {
        for (Role role : ROLES) {
            String name = database + "_" + role.name();
            if (isMissing(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute(
                        "create role %s login password '%s' nosuperuser %s"
                                .formatted(name, password(name), role.attribute()));
            }
        }
        if (isMissing(statement, "select 1 from pg_database where datname = '" + database + "'")) {
            statement.execute("create database %s owner %s_owner".formatted(database, database));
        }
        statement.execute("revoke connect on database %s from public".formatted(database));
        statement.execute(
                "grant connect on database %s to %s_app, %s_relay"
                        .formatted(database, database, database));
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    private String password(String role) {
        return secrets.password("postgres-" + role);
    }
}
