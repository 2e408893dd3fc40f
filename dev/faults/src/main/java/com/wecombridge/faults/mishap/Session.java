package com.wecombridge.faults.mishap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One more session in the database of a service, with every right. */
final class Session implements AutoCloseable {

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session in(Trouble trouble, String database) {
        try {
            return new Session(trouble.rig().enter(database));
        } catch (SQLException refused) {
            throw new IllegalStateException("no session in " + database, refused);
        }
    }

    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** A script of the resources; {@code :name} stands for what is given. */
    void run(String script, Map<String, ?> values) {
        var text = text(script);
        for (var value : values.entrySet()) {
            text = text.replace(":" + value.getKey(), value.getValue().toString());
        }
        execute(text);
    }

    private static String text(String script) {
        try (var file = Session.class.getResourceAsStream(script + ".sql")) {
            return new String(Objects.requireNonNull(file, script).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long number(String sql) {
        return numbers(sql).stream().findFirst().orElse(0L);
    }

    List<Long> numbers(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
