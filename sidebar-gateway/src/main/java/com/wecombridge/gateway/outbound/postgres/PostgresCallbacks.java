package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.gateway.application.AuthenticCallback;
import com.wecombridge.gateway.application.Callbacks;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import com.wecombridge.gateway.application.QuarantinedCallback;
import com.wecombridge.wecom.secrets.Purpose;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callbacks in table {@code stored_callback}. */
@Component
class PostgresCallbacks implements Callbacks {

    /**
     * One round trip: wait for one's turn, take a place in the order, store. What is stored already
     * waits for no turn: its copies would hold every connection meanwhile.
     */
    private static final String ADD =
            """
            with known as materialized (select from stored_callback where identity = $2),
                 turn as materialized (select pg_advisory_xact_lock(hashtextextended($1, 0))
                                        where not exists (select from known))
            insert into stored_callback (identity, tenant_id, receiver, app_id, corp_id, kind, state,
                                         cause, sealed_text, received_at)
            select $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from turn
            on conflict (identity) do nothing
            returning position
            """;

    private static final String QUARANTINED =
            """
            select position, identity, receiver, corp_id, cause, received_at
              from stored_callback
             where state = 'QUARANTINED'
               and tenant_id is not distinct from $1
               and position < $2
             order by position desc
             limit $3
            """;

    private final DatabaseClient db;
    private final Vault vault;

    PostgresCallbacks(DatabaseClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    @Override
    public Mono<Long> add(AuthenticCallback callback) {
        return db.sql(ADD)
                .bind(0, turnOf(callback))
                .bind(1, callback.identity().value())
                .bind(2, text(callback.tenant().map(TenantId::value)))
                .bind(3, callback.address().path())
                .bind(4, callback.address().app().value())
                .bind(5, text(callback.corp().map(CorpId::value)))
                .bind(6, text(kindOf(callback)))
                .bind(7, causeOf(callback).isEmpty() ? "TOLD" : "QUARANTINED")
                .bind(8, text(causeOf(callback)))
                .bind(9, vault.seal(callback.scope(), Purpose.CALLBACK_TEXT, callback.text()))
                .bind(10, callback.receivedAt())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Flux<QuarantinedCallback> quarantined(Scope scope, long before, int limit) {
        Optional<String> tenant =
                scope instanceof Scope.OfTenant(var id)
                        ? Optional.of(id.value())
                        : Optional.empty();
        return db.sql(QUARANTINED)
                .bind(0, text(tenant))
                .bind(1, before)
                .bind(2, limit)
                .map(PostgresCallbacks::toQuarantined)
                .all();
    }

    /** Callbacks about one thing wait for each other; one that cannot be read waits for nobody. */
    private static String turnOf(AuthenticCallback callback) {
        return switch (callback.meaning()) {
            case Telling(_, var fact) -> fact.at(0).key();
            case Unreadable _ -> callback.identity().value();
        };
    }

    private static Optional<String> kindOf(AuthenticCallback callback) {
        return callback.meaning() instanceof Telling(var kind, _)
                ? Optional.of(kind)
                : Optional.empty();
    }

    private static Optional<String> causeOf(AuthenticCallback callback) {
        return callback.meaning() instanceof Unreadable(var cause)
                ? Optional.of(cause)
                : Optional.empty();
    }

    private static Object text(Optional<String> value) {
        return value.<Object>map(text -> text).orElse(Parameters.in(R2dbcType.VARCHAR));
    }

    private static QuarantinedCallback toQuarantined(Readable row) {
        return new QuarantinedCallback(
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("identity", String.class)),
                Objects.requireNonNull(row.get("receiver", String.class)),
                Optional.ofNullable(row.get("corp_id", String.class)),
                Objects.requireNonNull(row.get("cause", String.class)),
                Objects.requireNonNull(row.get("received_at", Instant.class)));
    }
}
