package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Kept;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the tables of members and departments have in common: an app's rows, each by its key.
 *
 * @param <K> the type of the key's column
 */
final class KeyedRows<K> {

    private static final String OF_APP =
            " where tenant_id = :tenant and corp_id = :corp and app_id = :app";

    private final DatabaseClient db;
    private final String table;
    private final String key;
    private final String kept;
    private final String plant;

    /**
     * Statements about one table.
     *
     * @param key the column of the key
     * @param id the column of the id as WeCom wrote it
     * @param plant inserts, in the order of the keys, a row that holds nothing for each of {@code
     *     :keys} that has none
     */
    KeyedRows(DatabaseClient db, String table, String key, String id, String plant) {
        this.db = db;
        this.table = table;
        this.key = key;
        this.kept =
                """
                select cast(%s as text) as key, cast(%s as text) as id,
                       fingerprint, present, read_at, version
                  from %s
                """
                                .formatted(key, id, table)
                        + OF_APP;
        this.plant = plant;
    }

    Flux<Kept> kept(AppRef app) {
        return Rows.of(db, kept, app).map(Rows::kept).all();
    }

    /**
     * Two statements: whoever planted a row first holds it, the other waits for that transaction to
     * end, and only the next statement sees what it left.
     */
    Flux<Kept> locked(AppRef app, K[] keys) {
        var select = kept + " and " + key + " = any(:keys) order by " + key + " for update";
        return Rows.of(db, plant, app)
                .bind("keys", keys)
                .then()
                .thenMany(Rows.of(db, select, app).bind("keys", keys).map(Rows::kept).all());
    }

    /** All columns of those of these rows whose objects are there. */
    GenericExecuteSpec present(AppRef app, K[] keys) {
        var select = "select * from " + table + OF_APP + " and present and " + key;
        return Rows.of(db, select + " = any(:keys)", app).bind("keys", keys);
    }

    Mono<Void> confirm(AppRef app, K of, Instant readAt) {
        var update = "update " + table + " set read_at = :readAt" + OF_APP;
        return Rows.of(db, update + " and " + key + " = :key and read_at < :readAt", app)
                .bind("key", of)
                .bind("readAt", readAt)
                .then();
    }
}
