package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.number;

import com.wecombridge.binding.application.token.SecretAttempts;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code secret_attempt}: the attempts of the last hour that were refused or are open. */
@Component
class PostgresSecretAttempts implements SecretAttempts {

    /** WeCom was seen to ban an address after some 2,000; a quarter of that leaves room. */
    static final int MOST_IN_AN_HOUR = 500;

    private final DatabaseClient db;
    private final Transactions transactions;

    PostgresSecretAttempts(DatabaseClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public Mono<Attempt> begin() {
        return transactions.within(
                Scope.platform(), oneAtATime().then(forgetOld()).then(enterIfFew()));
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

    private Mono<Attempt> enterIfFew() {
        return db.sql(
                        """
                        insert into secret_attempt (at)
                        select now() where (select count(*) from secret_attempt) < :most
                        returning number
                        """)
                .bind("most", MOST_IN_AN_HOUR)
                .map(row -> new Attempt(number(row, "number")))
                .one();
    }
}
