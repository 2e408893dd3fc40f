package com.wecombridge.gateway.application;

import com.wecombridge.events.store.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every authentic callback, in the order in which it was stored. */
public interface Callbacks {

    /**
     * Adds a callback inside the caller's transaction. Callbacks about one thing are added one
     * after the other, so that their order is the order in which they are told.
     *
     * @return its place in the order; empty when the same callback is there already
     */
    Mono<Long> add(AuthenticCallback callback);

    /** Those in quarantine that the scope may see, the newest first, at most {@code limit}. */
    Flux<QuarantinedCallback> quarantined(Scope scope, long before, int limit);
}
