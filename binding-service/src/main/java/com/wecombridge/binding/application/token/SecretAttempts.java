package com.wecombridge.binding.application.token;

import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/**
 * How often a secret may still be refused before WeCom bans our address for an hour: one account
 * for all corps, apps and replicas, which a restart does not clear. Whoever types secrets has a
 * small share of it, so that one tenant never uses up what all live on. Never inside a unit of
 * work.
 */
public interface SecretAttempts {

    /** Enters an attempt as if it were going to be refused. Empty if that would be one too many. */
    Mono<Attempt> begin(Origin origin);

    /** WeCom did not refuse the secret: the attempt is struck off. */
    Mono<Void> strikeOff(Attempt attempt);

    /** Where a secret comes from. */
    sealed interface Origin {

        /** Somebody of the tenant typed it just now; it may be anything. */
        record Typed(TenantId by) implements Origin {}

        /** WeCom took it before; it is given up once it is refused. */
        record Kept() implements Origin {}
    }

    /** One attempt on the account. */
    record Attempt(long number) {}
}
