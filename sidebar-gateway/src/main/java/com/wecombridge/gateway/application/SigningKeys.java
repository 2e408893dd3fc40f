package com.wecombridge.gateway.application;

import com.wecombridge.gateway.domain.KeyRota;
import reactor.core.publisher.Mono;

/** The keys under which the gateway vouches for its callers; every replica has the same. */
public interface SigningKeys {

    /** The first to ask makes the first key, and whoever finds the newest old makes the next. */
    Mono<KeyRota> rota();
}
