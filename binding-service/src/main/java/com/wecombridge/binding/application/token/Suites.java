package com.wecombridge.binding.application.token;

import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What we keep of our suite: its latest ticket and its token. Belongs to no tenant. */
public interface Suites {

    /**
     * The newest ticket counts, in whatever order they arrive.
     *
     * @param version the gateway's order of callbacks
     */
    Mono<Void> keepTicket(SuiteId suite, SealedSecret ticket, Instant receivedAt, long version);

    /** Empty until the first one came. */
    Mono<Optional<Ticket>> ticket(SuiteId suite);

    /** Locked for the open unit of work; never empty. */
    Mono<TokenKeeping> token(SuiteId suite);

    Mono<Void> save(SuiteId suite, TokenKeeping token);

    /** A ticket works for half an hour. */
    record Ticket(SealedSecret sealed, Instant receivedAt) {}
}
