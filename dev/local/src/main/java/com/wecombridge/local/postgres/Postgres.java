package com.wecombridge.local.postgres;

import com.wecombridge.local.part.Launch;
import com.wecombridge.local.state.StackException;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The server of the stack.
 *
 * @param password of the superuser
 */
public record Postgres(StateFolder state, int port, String password) {

    private static final String SUPERUSER = "postgres";
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=localhost",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "max_connections=200",
                    "shared_buffers=128MB",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_line_prefix=%m [%p] %d %u ");

    /** The command that starts it; its data folder is made first where it is missing. */
    public Launch launch() {
        Path binaries = PostgresBinaries.in(state);
        Path folder = state.data("postgres");
        if (Files.notExists(folder)) {
            initialise(binaries, folder);
        }
        new StaleLock(folder).remove();
        List<String> command = asAllowedUser();
        command.addAll(
                List.of(
                        binaries.resolve("postgres").toString(),
                        "-D",
                        folder.toString(),
                        "-p",
                        Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new Launch(command, Map.of());
    }

    /** Whether it accepts the superuser. */
    public boolean isReady() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/" + database, login);
    }

    /**
     * Made aside and moved into place: an interrupted attempt leaves nothing that looks like a
     * database.
     */
    private void initialise(Path binaries, Path folder) {
        Path aside = folder.resolveSibling("postgres.new");
        Path passwordFile = folder.resolveSibling("postgres.password");
        StateFolder.delete(aside);
        try {
            Files.writeString(passwordFile, password);
            List<String> command = asAllowedUser();
            command.addAll(
                    List.of(
                            binaries.resolve("initdb").toString(),
                            "--pgdata=" + aside,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            run(command);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new StackException(
                    "cannot create the database folder: " + refused.getMessage(), refused);
        } finally {
            StateFolder.delete(passwordFile);
        }
    }

    /** PostgreSQL refuses root; in a user namespace of its own it sees somebody else. */
    private static List<String> asAllowedUser() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StackException(
                        "PostgreSQL cannot be set up: " + lastLine(said) + hint(said));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        }
    }

    private static String hint(String said) {
        return said.contains("unshare")
                ? " (PostgreSQL does not run as root here: use another user)"
                : "";
    }

    private static String lastLine(String said) {
        return said.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, later) -> later)
                .orElse("no reason given");
    }
}
