package com.wecombridge.events.store;

import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
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
     * Begins a transaction, or takes part in the one that is open; then the scope changes for it,
     * without a question if it is in that scope already.
     */
    public <T> Mono<T> within(Scope scope, Mono<T> work) {
        return enter(scope).then(work).as(operator::transactional);
    }

    /** As {@link #within(Scope, Mono)}, for many rows. */
    public <T> Flux<T> many(Scope scope, Flux<T> work) {
        return enter(scope).thenMany(work).as(operator::transactional);
    }

    private Mono<Void> enter(Scope scope) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .flatMap(transaction -> {
                    var entered = new Entered(connectionOf(transaction), scope);
                    return entered.equals(transaction.getResource(this))
                            ? Mono.<Void>empty()
                            : set(scope).then(remember(entered, transaction));
                });
    }

    /** A holder of the transaction's own, never that of another one. */
    private Object connectionOf(TransactionSynchronizationManager transaction) {
        return Objects.requireNonNull(transaction.getResource(db.getConnectionFactory()));
    }

    /** The scope that a transaction is in. */
    private record Entered(Object connection, Scope scope) {}

    private Mono<Void> remember(Entered entered, TransactionSynchronizationManager transaction) {
        return Mono.fromRunnable(() -> {
            transaction.unbindResourceIfPossible(this);
            transaction.bindResource(this, entered);
        });
    }

    private Mono<Void> set(Scope scope) {
        return switch (scope) {
            case Scope.OfTenant(var tenant) -> set(tenant.value(), "");
            case Scope.OfCorp(var corp) -> set("", corp.value());
            case Scope.OfPlatform() -> set("", "");
        };
    }

    private Mono<Void> set(String tenant, String corp) {
        return db.sql(ENTER).bind(0, tenant).bind(1, corp).then();
    }
}
