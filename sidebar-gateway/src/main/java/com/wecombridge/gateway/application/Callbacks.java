package com.wecombridge.gateway.application;

import com.wecombridge.events.store.Scope;
import com.wecombridge.gateway.domain.CallbackIdentity;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every authentic callback, in the order in which it was stored. */
public interface Callbacks {

    /**
     * Adds callbacks of any tenants inside the caller's transaction, in the order of the list.
     * Callbacks about one thing are added one after the other, so that their order is the order in
     * which they are told.
     *
     * @return the places in the order; none for a callback that is there already
     */
    Mono<Map<CallbackIdentity, Long>> add(List<AuthenticCallback> callbacks);

    /** Those in quarantine that the scope may see, the newest first, at most {@code limit}. */
    Flux<QuarantinedCallback> quarantined(Scope scope, long before, int limit);
}
