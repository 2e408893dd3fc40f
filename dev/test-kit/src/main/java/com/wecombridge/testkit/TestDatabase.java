package com.wecombridge.testkit;

import com.wecombridge.testkit.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** An empty database of one test class, with the three roles a service knows. */
public final class TestDatabase {

    /** A login of the database server. */
    public record Role(String username, String password) {}

    static final Role OWNER = new Role("bridge_owner", "owner-of-tests");
    static final Role APPLICATION = new Role("bridge_app", "app-of-tests");
    static final Role RELAY = new Role("bridge_relay", "relay-of-tests");

    private final PostgresServer server;
    private final String name;

    TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Owns the database and every table: Flyway's role. */
    public Role owner() {
        return OWNER;
    }

    /** What use cases run under: owns nothing, row-level security applies. */
    public Role application() {
        return APPLICATION;
    }

    /** Relay, leases and clean-up: sees the rows of all tenants, in the tables it was granted. */
    public Role relay() {
        return RELAY;
    }

    public String name() {
        return name;
    }

    /** As {@code DATABASE_URL} has it: without {@code jdbc:} or {@code r2dbc:} in front. */
    public String url() {
        return "postgresql://" + server.host() + ":" + server.port() + "/" + name;
    }

    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    public String r2dbcUrl() {
        return "r2dbc:" + url();
    }

    /**
     * Runs the Flyway migrations of the given locations as owner.
     *
     * <p>The placeholders {@code appRole} and {@code relayRole} carry the role names, as in a
     * running service.
     *
     * @return this, migrated
     */
    public TestDatabase migrate(String... locations) {
        Flyway.configure()
                .dataSource(jdbcUrl(), OWNER.username(), OWNER.password())
                .locations(locations)
                .placeholders(
                        Map.of("appRole", APPLICATION.username(), "relayRole", RELAY.username()))
                .load()
                .migrate();
        return this;
    }

    /** Opens a connection under one of the three roles; the caller closes it. */
    public Connection connect(Role role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role.username(), role.password());
    }

    /** Executes one statement as superuser: row-level security does not apply. */
    public void execute(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, refused);
        }
    }

    /**
     * Reads rows as superuser: row-level security does not apply. Columns keep the order of the
     * query.
     */
    public List<Map<String, @Nullable Object>> rows(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, refused);
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
        }
        return row;
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD);
    }
}
