package com.wecombridge.binding.application;

import com.wecombridge.events.store.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Everything inside happens together or not at all, and sees one scope's rows. A unit inside
 * another one takes part in it, and from there on sees the inner scope's rows.
 */
public interface UnitOfWork {

    <T> Mono<T> within(Scope scope, Mono<T> work);

    <T> Flux<T> many(Scope scope, Flux<T> work);
}
