package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.application.token.SecretAttempts;
import com.wecombridge.binding.application.token.SecretAttempts.Attempt;
import com.wecombridge.binding.application.token.SecretAttempts.Origin;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.secrets.Secret;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks WeCom with a secret, as long as the account of refused ones allows it. */
@Component
class Attempts {

    private final SecretAttempts account;
    private final TokenFetcher fetcher;

    Attempts(SecretAttempts account, TokenFetcher fetcher) {
        this.account = account;
        this.fetcher = fetcher;
    }

    <T> Mono<Reply<T>> ask(Origin origin, Supplier<Mono<T>> question) {
        return account.begin(origin)
                .flatMap(attempt ->
                        Refusals.reply(Mono.defer(question))
                                .delayUntil(reply -> settle(attempt, reply)))
                .switchIfEmpty(Mono.just(new Denied<>(tooMany(origin))));
    }

    /** A lost answer is struck off as well: WeCom away must not use up what wrong secrets may. */
    private Mono<Void> settle(Attempt attempt, Reply<?> reply) {
        return reply instanceof Denied<?>(Refusal.CredentialWrong _)
                ? Mono.empty()
                : account.strikeOff(attempt);
    }

    /** The same with an app's own Secret; one that was refused a moment ago is not asked with. */
    Mono<Reply<IssuedToken>> ask(Origin origin, CorpId corp, Secret secret) {
        return fetcher.refusedBefore(corp, secret)
                .<Mono<Reply<IssuedToken>>>map(
                        refused -> Mono.just(new Denied<>(Refusals.of(refused))))
                .orElseGet(() -> ask(origin, () -> fetcher.accessToken(corp, secret)));
    }

    private static Refusal tooMany(Origin origin) {
        return new Refusal.Later(
                switch (origin) {
                    case Origin.Typed _ ->
                            "so many wrong Secrets were typed within the hour that we wait";
                    case Origin.Kept _ ->
                            "WeCom refused so many secrets within the hour that we wait";
                });
    }
}
