package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.events.store.Scope;
import com.wecombridge.gateway.application.AuthenticCallback;
import com.wecombridge.gateway.application.Callbacks;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import com.wecombridge.gateway.application.QuarantinedCallback;
import com.wecombridge.gateway.domain.CallbackIdentity;
import com.wecombridge.wecom.secrets.Purpose;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callbacks in table {@code stored_callback}. */
@Component
class PostgresCallbacks implements Callbacks {

    private static final String ADD =
            "select * from store_callbacks($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

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
    public Mono<Map<CallbackIdentity, Long>> add(List<AuthenticCallback> callbacks) {
        return db.sql(ADD)
                .bind(0, column(callbacks, PostgresCallbacks::turnOf))
                .bind(1, column(callbacks, callback -> callback.identity().value()))
                .bind(2, column(callbacks, callback -> orNull(callback.tenant())))
                .bind(3, column(callbacks, callback -> callback.address().path()))
                .bind(4, column(callbacks, callback -> callback.address().app().value()))
                .bind(5, column(callbacks, callback -> orNull(callback.corp())))
                .bind(6, column(callbacks, PostgresCallbacks::kindOf))
                .bind(7, column(callbacks, PostgresCallbacks::causeOf))
                .bind(8, column(callbacks, this::sealed))
                .bind(
                        9,
                        callbacks.stream()
                                .map(PostgresCallbacks::moment)
                                .toArray(OffsetDateTime[]::new))
                .map(row ->
                        Map.entry(
                                new CallbackIdentity(
                                        Objects.requireNonNull(row.get(0, String.class))),
                                Objects.requireNonNull(row.get(1, Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
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

    private static @Nullable String kindOf(AuthenticCallback callback) {
        return callback.meaning() instanceof Telling(var kind, _) ? kind : null;
    }

    private static @Nullable String causeOf(AuthenticCallback callback) {
        return callback.meaning() instanceof Unreadable(var cause) ? cause : null;
    }

    private String sealed(AuthenticCallback callback) {
        return vault.seal(callback.scope(), Purpose.CALLBACK_TEXT, callback.text());
    }

    private static OffsetDateTime moment(AuthenticCallback callback) {
        return callback.receivedAt().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String orNull(Optional<?> id) {
        return id.map(Object::toString).orElse(null);
    }

    private static @Nullable String[] column(
            List<AuthenticCallback> callbacks,
            Function<AuthenticCallback, @Nullable String> value) {
        return callbacks.stream().map(value).toArray(String[]::new);
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
