package com.wecombridge.archive.application;

import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** Which corps are connected to which tenant, as binding told. It never goes back. */
public interface Corps {

    Mono<Void> remember(CorpEvent fact);

    /** Whether some app of the corp is connected to the tenant. */
    Mono<Boolean> connected(TenantId tenant, CorpId corp);
}
