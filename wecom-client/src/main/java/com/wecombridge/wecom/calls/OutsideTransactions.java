package com.wecombridge.wecom.calls;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Keeps calls to WeCom out of database transactions, which would stay open as long as WeCom likes.
 */
public final class OutsideTransactions {
    private OutsideTransactions() {}

    /**
     * The call, or an error signal of {@link IllegalStateException} where it is subscribed to
     * inside a transaction.
     */
    public static <T> Mono<T> only(Mono<T> call) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .map(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorReturn(NoTransactionException.class, false)
                .flatMap(inside -> inside ? Mono.error(refusal()) : call);
    }

    private static IllegalStateException refusal() {
        return new IllegalStateException("WeCom is never called inside a database transaction");
    }
}
