package com.wecombridge.binding.application.token;

import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import reactor.core.publisher.Mono;

/** The access token of each app of a corp. */
public interface AppTokens {

    /** Locked for the open unit of work; never empty. */
    Mono<TokenKeeping> of(CorpId corp, AppId app);

    Mono<Void> save(CorpId corp, AppId app, TokenKeeping token);
}
