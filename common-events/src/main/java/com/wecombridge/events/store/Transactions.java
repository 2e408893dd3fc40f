package com.wecombridge.events.store;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs work in a transaction that sees one scope's rows. Reads go through here as well. */
public final class Transactions {

    private static final String ENTER =
            """
            select set_config('wecombridge.tenant', $1, true),
                   set_config('wecombridge.corp', $2, true)
            """;

    private final DatabaseClient db;
    private final TransactionalOperator operator;

    public Transactions(DatabaseClient db, TransactionalOperator operator) {
        this.db = db;
        this.operator = operator;
    }

    /**
     * Begins a transaction, or takes part in the one that is open; then the scope changes for it.
     */
    public <T> Mono<T> within(Scope scope, Mono<T> work) {
        return enter(scope).then(work).as(operator::transactional);
    }

    /** As {@link #within(Scope, Mono)}, for many rows. */
    public <T> Flux<T> many(Scope scope, Flux<T> work) {
        return enter(scope).thenMany(work).as(operator::transactional);
    }

    private Mono<Void> enter(Scope scope) {
        return switch (scope) {
            case Scope.OfTenant(var tenant) -> enter(tenant.value(), "");
            case Scope.OfCorp(var corp) -> enter("", corp.value());
            case Scope.OfPlatform() -> enter("", "");
        };
    }

    private Mono<Void> enter(String tenant, String corp) {
        return db.sql(ENTER).bind(0, tenant).bind(1, corp).then();
    }
}
