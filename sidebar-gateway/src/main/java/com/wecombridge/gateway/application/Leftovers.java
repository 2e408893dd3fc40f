package com.wecombridge.gateway.application;

import reactor.core.publisher.Mono;

/** What nobody needs any more: callbacks past their time, signing keys long replaced. */
public interface Leftovers {

    /** Forgets all of it; answers how many callbacks went. */
    Mono<Long> forget();
}
