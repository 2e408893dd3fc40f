package com.wecombridge.binding.outbound.postgres;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** Reads columns that hold something, and binds values that may be absent. */
final class Columns {

    private Columns() {}

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static Optional<String> optionalText(Readable row, String column) {
        return Optional.ofNullable(row.get(column, String.class));
    }

    static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class), column);
    }

    static Optional<Instant> optionalInstant(Readable row, String column) {
        return Optional.ofNullable(row.get(column, Instant.class));
    }

    static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    static boolean flag(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Boolean.class), column);
    }

    static Parameter textOrNull(Optional<String> value) {
        return Parameters.in(R2dbcType.VARCHAR, value.orElse(null));
    }

    static Parameter instantOrNull(Optional<Instant> value) {
        return Parameters.in(
                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                value.map(at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).orElse(null));
    }
}
