package com.wecombridge.events.inbox;

import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.store.Cause;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Remembers which facts took effect in this service. */
public final class Inbox {

    private final DatabaseClient db;
    private final Transactions transactions;

    public Inbox(DatabaseClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /**
     * Runs the effect and remembers the fact, together or not at all; does nothing if the fact took
     * effect before. What the effect tells names the fact as its cause. The scope is the fact's
     * tenant, else its corp, else the platform.
     *
     * @return true if the effect ran now
     */
    public Mono<Boolean> once(Envelope fact, Mono<?> effect) {
        return once(scopeOf(fact), fact, effect);
    }

    /** As {@link #once(Envelope, Mono)}, on behalf of somebody whom the fact does not name. */
    public Mono<Boolean> once(Scope scope, Envelope fact, Mono<?> effect) {
        return transactions.within(
                scope,
                remember(fact)
                        .flatMap(isNew ->
                                isNew
                                        ? Cause.of(fact.id(), effect.then(Mono.just(true)))
                                        : Mono.just(false)));
    }

    private Mono<Boolean> remember(Envelope fact) {
        return db.sql("insert into inbox (event_id) values ($1) on conflict do nothing")
                .bind(0, fact.id().value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Scope scopeOf(Envelope fact) {
        return fact.tenant()
                .map(Scope::of)
                .or(() -> fact.corp().map(Scope::of))
                .orElseGet(Scope::platform);
    }
}
