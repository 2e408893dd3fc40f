package com.wecombridge.wecom.tokens;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.AfterCommit;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.SecretBox;
import io.github.resilience4j.core.IntervalFunction;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The tokens this service heard of: sealed in its database, open in memory for seconds. */
public final class TokenFacts implements Tokens {
    private static final Duration KEPT_OPEN = Duration.ofSeconds(5);

    /** Less and less often: each look is a transaction on a pool that the doors share. */
    private static final IntervalFunction BETWEEN_LOOKS =
            IntervalFunction.ofExponentialBackoff(Duration.ofMillis(250), 2, Duration.ofSeconds(2));

    private static final long MOST_KEPT_OPEN = 1_000;

    private final DatabaseClient db;
    private final Transactions transactions;
    private final SecretBox box;
    private final AsyncCache<Key, Token> open =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KEPT_OPEN)
                    .expireAfterWrite(KEPT_OPEN)
                    .buildAsync();
    private final Map<Replaced, Flux<Token>> expected = new ConcurrentHashMap<>();
    private final Map<Key, Sinks.Empty<Void>> awaited = new ConcurrentHashMap<>();

    public TokenFacts(DatabaseClient db, Transactions transactions, SecretBox box) {
        this.db = db;
        this.transactions = transactions;
        this.box = box;
    }

    private record Key(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
        static Key of(TokenEvent fact) {
            return new Key(fact.tenant(), fact.corp(), fact.app(), fact.kind());
        }
    }

    /** A token that WeCom refused: everybody who waits for the next one waits together. */
    private record Replaced(Key key, String fingerprint) {}

    /**
     * Takes a fact in, unless a newer one is known; takes part in the caller's transaction.
     *
     * @return false if the fact was old
     */
    public Mono<Boolean> apply(TokenEvent fact) {
        Mono<Long> written =
                switch (fact) {
                    case TokenIssued issued -> write(issued);
                    case TokenWithdrawn withdrawn -> write(withdrawn);
                };
        return transactions
                .within(
                        Scope.of(fact.tenant()),
                        AfterCommit.run(() -> heard(Key.of(fact))).then(written))
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
        var key = new Key(tenant, corp, app, kind);
        return Mono.fromFuture(() -> open.get(key, (_, _) -> stored(key).toFuture()), true);
    }

    @Override
    public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
        forget(new Key(tenant, corp, app, kind));
    }

    /** Another replica may be the one that hears of it, so the table is looked at as well. */
    @Override
    public Mono<Token> replacing(TokenRejected rejected) {
        var key = new Key(rejected.tenant(), rejected.corp(), rejected.app(), rejected.kind());
        var replaced = new Replaced(key, rejected.fingerprint());
        return Mono.defer(() -> expected.computeIfAbsent(replaced, this::watch).next());
    }

    private Flux<Token> watch(Replaced replaced) {
        return stored(replaced.key())
                .filter(token -> !token.value().fingerprint().equals(replaced.fingerprint()))
                .repeatWhenEmpty(
                        looks -> looks.delayUntil(look -> untilNextLook(replaced.key(), look)))
                .doOnNext(_ -> forget(replaced.key()))
                .doFinally(_ -> stopWatching(replaced))
                .flux()
                .replay(1)
                .refCount();
    }

    /** A fact that arrives between a look and the wait after it is found by the next look. */
    private Mono<Void> untilNextLook(Key key, long looks) {
        int waits = Math.toIntExact(looks + 1);
        return Mono.firstWithSignal(
                awaited.computeIfAbsent(key, _ -> Sinks.empty()).asMono(),
                Mono.delay(Duration.ofMillis(BETWEEN_LOOKS.apply(waits))).then());
    }

    private void stopWatching(Replaced replaced) {
        expected.remove(replaced);
        awaited.remove(replaced.key());
    }

    private void heard(Key key) {
        forget(key);
        Optional.ofNullable(awaited.remove(key)).ifPresent(Sinks.Empty::tryEmitEmpty);
    }

    private void forget(Key key) {
        open.synchronous().invalidate(key);
    }

    private Mono<Token> stored(Key key) {
        Mono<Token> row =
                db.sql(
                                """
                                select sealed, expires_at
                                  from wecom_token
                                 where tenant_id = :tenant and corp_id = :corp
                                   and app_id = :app and kind = :kind
                                   and sealed is not null
                                """)
                        .bind("tenant", key.tenant().value())
                        .bind("corp", key.corp().value())
                        .bind("app", key.app().value())
                        .bind("kind", key.kind().name())
                        .map(columns -> toToken(key, columns))
                        .one();
        return transactions.within(Scope.of(key.tenant()), row);
    }

    private Token toToken(Key key, Readable columns) {
        var sealed = new SealedSecret(Objects.requireNonNull(columns.get("sealed", String.class)));
        return new Token(
                box.open(Scope.of(key.tenant()), Purpose.WECOM_TOKEN, sealed),
                Objects.requireNonNull(columns.get("expires_at", Instant.class)));
    }

    private Mono<Long> write(TokenIssued fact) {
        return upsert(
                        fact,
                        "values (:tenant, :corp, :app, :kind, :version, :sealed, :fingerprint, :expiresAt)")
                .bind("version", fact.version())
                .bind("sealed", fact.token().value())
                .bind("fingerprint", fact.fingerprint())
                .bind("expiresAt", fact.expiresAt())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> write(TokenWithdrawn fact) {
        return upsert(fact, "values (:tenant, :corp, :app, :kind, :version, null, null, null)")
                .bind("version", fact.version())
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec upsert(TokenEvent fact, String values) {
        return db.sql(
                        """
                        insert into wecom_token as known
                               (tenant_id, corp_id, app_id, kind, version, sealed, fingerprint, expires_at)
                        %s
                        on conflict (tenant_id, corp_id, app_id, kind) do update
                           set version = excluded.version, sealed = excluded.sealed,
                               fingerprint = excluded.fingerprint, expires_at = excluded.expires_at,
                               heard_at = now()
                         where known.version < excluded.version
                        """
                                .formatted(values))
                .bind("tenant", fact.tenant().value())
                .bind("corp", fact.corp().value())
                .bind("app", fact.app().value())
                .bind("kind", fact.kind().name());
    }
}
