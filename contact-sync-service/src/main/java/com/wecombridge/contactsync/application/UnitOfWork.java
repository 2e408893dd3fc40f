package com.wecombridge.contactsync.application;

import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** Everything inside happens together or not at all, and sees the tenant's rows alone. */
@FunctionalInterface
public interface UnitOfWork {

    <T> Mono<T> within(TenantId tenant, Mono<T> work);
}
