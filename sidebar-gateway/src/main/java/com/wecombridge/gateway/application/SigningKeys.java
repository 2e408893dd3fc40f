package com.wecombridge.gateway.application;

import com.wecombridge.gateway.domain.SigningKey;
import java.util.List;
import reactor.core.publisher.Mono;

/** The keys under which the gateway vouches for its callers; every replica has the same. */
public interface SigningKeys {

    /** Never an empty list: the first to ask makes the first key. The newest comes first. */
    Mono<List<SigningKey>> all();
}
