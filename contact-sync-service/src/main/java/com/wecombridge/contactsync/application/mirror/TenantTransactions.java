package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** Runs work in one transaction that sees the tenant's rows and no others. */
public interface TenantTransactions {

    <T> Mono<T> within(TenantId tenant, Mono<T> work);
}
