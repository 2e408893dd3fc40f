package com.wecombridge.binding.application.token;

import reactor.core.publisher.Flux;

/** Tokens and tickets of connected apps that nobody would ever ask for again; of all tenants. */
public interface LostErrands {

    Flux<TokenKey> find();
}
