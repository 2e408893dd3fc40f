package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.application.mirror.TenantTransactions;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import reactor.core.publisher.Mono;

/** Transactions that row-level security holds to one tenant. */
final class PostgresTransactions implements TenantTransactions {

    private final Transactions transactions;

    PostgresTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> Mono<T> within(TenantId tenant, Mono<T> work) {
        return transactions.within(Scope.of(tenant), work);
    }
}
