package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Columns that all tables of the mirror share. */
final class Rows {

    private Rows() {}

    static GenericExecuteSpec of(DatabaseClient db, String sql, AppRef app) {
        return db.sql(sql)
                .bind("tenant", app.tenant().value())
                .bind("corp", app.corp().value())
                .bind("app", app.app().value());
    }

    static <T> GenericExecuteSpec bindOptional(
            GenericExecuteSpec sql, String name, Optional<T> value, Class<T> type) {
        return value.map(present -> sql.bind(name, present))
                .orElseGet(() -> sql.bindNull(name, type));
    }

    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    static <T> Optional<T> find(Readable row, String column, Class<T> type) {
        return Optional.ofNullable(row.get(column, type));
    }

    static AppRef app(Readable row) {
        return new AppRef(
                new TenantId(get(row, "tenant_id", String.class)),
                new CorpId(get(row, "corp_id", String.class)),
                new AppId(get(row, "app_id", String.class)));
    }

    /** From the columns {@code key, id, fingerprint, present, read_at, version}. */
    static Kept kept(Readable row) {
        return new Kept(
                get(row, "key", String.class),
                get(row, "id", String.class),
                get(row, "fingerprint", String.class),
                get(row, "present", Boolean.class),
                get(row, "read_at", Instant.class),
                get(row, "version", Long.class));
    }
}
