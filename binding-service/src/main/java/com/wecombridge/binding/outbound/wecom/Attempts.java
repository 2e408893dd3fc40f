package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.application.token.SecretAttempts;
import com.wecombridge.binding.application.token.SecretAttempts.Attempt;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks WeCom with a secret, as long as the account of refused ones allows it. */
@Component
class Attempts {

    private final SecretAttempts account;

    Attempts(SecretAttempts account) {
        this.account = account;
    }

    <T> Mono<Reply<T>> ask(Supplier<Mono<T>> question) {
        return account.begin()
                .flatMap(attempt ->
                        Refusals.reply(Mono.defer(question))
                                .delayUntil(reply -> settle(attempt, reply)))
                .switchIfEmpty(Mono.just(new Denied<>(tooMany())));
    }

    /** A lost answer is struck off as well: WeCom away must not use up what wrong secrets may. */
    private Mono<Void> settle(Attempt attempt, Reply<?> reply) {
        return reply instanceof Denied<?>(Refusal.CredentialWrong _)
                ? Mono.empty()
                : account.strikeOff(attempt);
    }

    private static Refusal tooMany() {
        return new Refusal.Later("WeCom refused so many secrets within the hour that we wait");
    }
}
