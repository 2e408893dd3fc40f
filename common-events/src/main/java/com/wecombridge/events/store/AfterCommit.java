package com.wecombridge.events.store;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Something to be done in this process once the open transaction is committed. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Registers the action; it does not run when the transaction rolls back.
     *
     * @throws IllegalStateException (as an error signal) outside a transaction
     */
    public static Mono<Void> run(Runnable action) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(calling(action)))
                .onErrorMap(
                        NoTransactionException.class,
                        e -> new IllegalStateException("outside a transaction", e))
                .then();
    }

    private static TransactionSynchronization calling(Runnable action) {
        return new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return Mono.fromRunnable(action);
            }
        };
    }
}
