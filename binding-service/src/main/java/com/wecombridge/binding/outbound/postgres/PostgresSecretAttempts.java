package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.number;
import static com.wecombridge.binding.outbound.postgres.Columns.textOrNull;

import com.wecombridge.binding.application.token.SecretAttempts;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code secret_attempt}: the attempts of the last hour that were refused or are open. */
@Component
@EnableConfigurationProperties(RefusedSecretSettings.class)
class PostgresSecretAttempts implements SecretAttempts {

    private final DatabaseClient db;
    private final Transactions transactions;
    private final RefusedSecretSettings settings;

    PostgresSecretAttempts(
            DatabaseClient db, Transactions transactions, RefusedSecretSettings settings) {
        this.db = db;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public Mono<Attempt> begin(Origin origin) {
        return transactions.within(
                Scope.platform(), oneAtATime().then(forgetOld()).then(enterIfFew(origin)));
    }

    @Override
    public Mono<Void> strikeOff(Attempt attempt) {
        return transactions.within(
                Scope.platform(),
                db.sql("delete from secret_attempt where number = :number")
                        .bind("number", attempt.number())
                        .then());
    }

    private Mono<Void> oneAtATime() {
        return db.sql("select pg_advisory_xact_lock(hashtext('secret_attempt'))").then();
    }

    private Mono<Void> forgetOld() {
        return db.sql("delete from secret_attempt where at < now() - interval '1 hour'").then();
    }

    private Mono<Attempt> enterIfFew(Origin origin) {
        return db.sql(
                        """
                        insert into secret_attempt (at, typed_by)
                        select now(), :by::text
                         where (select count(*) from secret_attempt) < :most
                           and (select count(*) from secret_attempt where typed_by = :by) < :share
                           and (:by::text is null or 2 * (
                                select count(typed_by) from secret_attempt) < :most)
                        returning number
                        """)
                .bind("by", textOrNull(typedBy(origin)))
                .bind("most", settings.inAnHour())
                .bind("share", settings.typedByOneTenant())
                .map(row -> new Attempt(number(row, "number")))
                .one();
    }

    private static Optional<String> typedBy(Origin origin) {
        return switch (origin) {
            case Origin.Typed(var tenant) -> Optional.of(tenant.value());
            case Origin.Kept() -> Optional.empty();
        };
    }
}
