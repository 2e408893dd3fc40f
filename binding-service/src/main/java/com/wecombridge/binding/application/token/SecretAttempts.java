package com.wecombridge.binding.application.token;

import reactor.core.publisher.Mono;

/**
 * How often a secret may still be refused before WeCom bans our address for an hour: one account
 * for all corps, apps and replicas, which a restart does not clear. Never inside a unit of work.
 */
public interface SecretAttempts {

    /** Enters an attempt as if it were going to be refused. Empty if that would be one too many. */
    Mono<Attempt> begin();

    /** WeCom did not refuse the secret: the attempt is struck off. */
    Mono<Void> strikeOff(Attempt attempt);

    /** One attempt on the account. */
    record Attempt(long number) {}
}
