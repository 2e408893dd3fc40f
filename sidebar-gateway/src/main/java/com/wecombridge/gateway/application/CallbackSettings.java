package com.wecombridge.gateway.application;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.gateway.domain.CallbackSetting;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The keys of the callback addresses of corps' own apps. */
public interface CallbackSettings {

    /** Every setting of the corp, whosever it is. */
    Flux<CallbackSetting> of(CorpId corp);

    /**
     * As {@link #of}, inside the caller's transaction, and nobody else changes the corp's
     * meanwhile.
     */
    Flux<CallbackSetting> hold(CorpId corp);

    /**
     * Stores a setting inside the transaction that holds its corp, and removes what other tenants
     * set for the corp.
     */
    Mono<Void> save(CallbackSetting setting);
}
