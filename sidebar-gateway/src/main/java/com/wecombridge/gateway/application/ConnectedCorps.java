package com.wecombridge.gateway.application;

import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which corps are connected to whom, as binding told. It never goes back. */
public interface ConnectedCorps {

    /** Inside a transaction on behalf of the corp; does nothing if something newer is known. */
    Mono<Void> remember(CorpEvent fact);

    /** To whom some app of the corp is connected, inside a transaction on behalf of the corp. */
    Flux<TenantId> tenantsOf(CorpId corp);
}
