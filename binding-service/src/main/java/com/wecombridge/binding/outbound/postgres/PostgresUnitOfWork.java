package com.wecombridge.binding.outbound.postgres;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A unit of work is a transaction under row-level security. */
@Component
class PostgresUnitOfWork implements UnitOfWork {

    private final Transactions transactions;

    PostgresUnitOfWork(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> Mono<T> within(Scope scope, Mono<T> work) {
        return transactions.within(scope, work);
    }

    @Override
    public <T> Flux<T> many(Scope scope, Flux<T> work) {
        return transactions.many(scope, work);
    }
}
