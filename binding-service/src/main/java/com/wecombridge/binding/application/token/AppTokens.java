package com.wecombridge.binding.application.token;

import com.wecombridge.binding.domain.token.TokenKeeping;
import reactor.core.publisher.Mono;

/** The access token and the tickets of each app of a corp. */
public interface AppTokens {

    /** Locked for the open unit of work; never empty. */
    Mono<TokenKeeping> of(TokenKey key);

    Mono<Void> save(TokenKey key, TokenKeeping token);
}
