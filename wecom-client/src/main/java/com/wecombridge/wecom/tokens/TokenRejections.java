package com.wecombridge.wecom.tokens;

import com.wecombridge.events.wecom.TokenRejected;
import reactor.core.publisher.Mono;

/** Where a refused token is told; a service appends the fact to its outbox in a transaction. */
@FunctionalInterface
public interface TokenRejections {

    Mono<Void> tell(TokenRejected rejected);
}
