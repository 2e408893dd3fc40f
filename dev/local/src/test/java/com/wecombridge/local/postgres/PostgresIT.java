package com.wecombridge.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Keeper.Outcome;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.part.Part.StopSignal;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @TempDir Path folder;

    private Keeper keeper;
    private Part part;
    private Databases databases;

    @BeforeEach
    void start() {
        StateFolder state = StateFolder.open(folder);
        Ports ports = Ports.free();
        Secrets secrets = Secrets.in(state);
        var server =
                new Postgres(
                        state, ports.of(Port.POSTGRES), secrets.password("postgres-superuser"));
        keeper = new Keeper(state, ports);
        part =
                new Part(
                        "postgres",
                        List.of(Port.POSTGRES),
                        "",
                        server::isReady,
                        server::launch,
                        StopSignal.INT);
        databases = new Databases(server, secrets);
        keeper.start(part);
        keeper.awaitReady(part);
        databases.create(List.of("binding", "archive"));
    }

    @AfterEach
    void stop() {
        keeper.stop(part, Duration.ofSeconds(10));
    }

    @Test
    void keepsCommittedRowsWhenItIsKilled() throws SQLException {
        Map<String, String> settings = databases.settings("binding");
        execute(
                settings,
                "OWNER_",
                "create table kept (name text); insert into kept values ('李雷')");

        keeper.kill(part);
        assertThat(keeper.start(part)).isEqualTo(Outcome.STARTED);
        keeper.awaitReady(part);
        databases.create(List.of("binding", "archive"));

        try (Connection connection = connect(settings, "OWNER_");
                var rows = connection.createStatement().executeQuery("select name from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("李雷");
        }
    }

    @Test
    void startsOverTheLockOfAKilledServerWhoseNumberSomebodyElseHas() throws IOException {
        keeper.kill(part);
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.writeString(
                    folder.resolve("data/postgres/postmaster.pid"), stranger.pid() + "\n");

            keeper.start(part);
            keeper.awaitReady(part);

            assertThat(part.probe().ready()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aServiceCannotOpenTheDatabaseOfAnother() {
        Map<String, String> binding = databases.settings("binding");
        String archive = databases.settings("archive").getOrDefault("DATABASE_URL", "");

        assertThatThrownBy(() -> connect(archive, binding, ""))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theApplicationRoleOwnsNothing() {
        Map<String, String> settings = databases.settings("binding");

        assertThatThrownBy(() -> execute(settings, "", "create table forbidden (name text)"))
                .hasMessageContaining("permission denied");
    }

    private static void execute(Map<String, String> settings, String role, String sql)
            throws SQLException {
        try (Connection connection = connect(settings, role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Map<String, String> settings, String role)
            throws SQLException {
        return connect(settings.getOrDefault("DATABASE_URL", ""), settings, role);
    }

    private static Connection connect(String url, Map<String, String> settings, String role)
            throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + url,
                settings.get("DATABASE_" + role + "USERNAME"),
                settings.get("DATABASE_" + role + "PASSWORD"));
    }
}
