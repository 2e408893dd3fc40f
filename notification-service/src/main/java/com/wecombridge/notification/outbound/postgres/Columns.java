package com.wecombridge.notification.outbound.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Reads and binds columns that may, or may not, be null. */
final class Columns {

    private Columns() {}

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static Optional<String> maybeText(Readable row, String column) {
        return Optional.ofNullable(row.get(column, String.class));
    }

    static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class), column);
    }

    static Optional<Instant> maybeInstant(Readable row, String column) {
        return Optional.ofNullable(row.get(column, Instant.class));
    }

    static GenericExecuteSpec bind(GenericExecuteSpec sql, String name, Optional<String> value) {
        return value.map(present -> sql.bind(name, present))
                .orElseGet(() -> sql.bindNull(name, String.class));
    }

    static GenericExecuteSpec bindTime(
            GenericExecuteSpec sql, String name, Optional<Instant> value) {
        return value.map(present -> sql.bind(name, present))
                .orElseGet(() -> sql.bindNull(name, Instant.class));
    }
}
