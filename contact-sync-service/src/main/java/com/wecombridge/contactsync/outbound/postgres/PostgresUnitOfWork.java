package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A database transaction that sees the tenant's rows. */
@Component
final class PostgresUnitOfWork implements UnitOfWork {

    private final Transactions transactions;

    PostgresUnitOfWork(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> Mono<T> within(TenantId tenant, Mono<T> work) {
        return transactions.within(Scope.of(tenant), work);
    }
}
