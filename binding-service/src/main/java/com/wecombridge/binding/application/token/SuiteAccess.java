package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.domain.Refusal.NoToken;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks WeCom in the suite's name; whoever asks need not know how the suite's token is kept. */
@Component
public class SuiteAccess {

    private final SuiteId suite;
    private final Suites suites;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public SuiteAccess(
            SuiteId suite, Suites suites, Errands errands, UnitOfWork unitOfWork, Clock clock) {
        this.suite = suite;
        this.suites = suites;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Asks with the token that we hold; one that WeCom refuses is replaced by an errand. */
    public <T> Mono<Reply<T>> ask(Function<Token, Mono<Reply<T>>> question) {
        return unitOfWork
                .within(Scope.platform(), suites.token(suite))
                .flatMap(keeping ->
                        keeping.usable(clock.instant())
                                .map(token -> askWith(token, question))
                                .orElseGet(SuiteAccess::noToken));
    }

    private <T> Mono<Reply<T>> askWith(Token token, Function<Token, Mono<Reply<T>>> question) {
        return question.apply(token)
                .flatMap(reply ->
                        reply instanceof Denied<T>(NoToken _)
                                ? replace(token).thenReturn(reply)
                                : Mono.just(reply));
    }

    private Mono<Void> replace(Token refused) {
        var now = clock.instant();
        return unitOfWork.within(
                Scope.platform(),
                suites.token(suite)
                        .map(keeping -> keeping.rejected(refused.fingerprint()))
                        .flatMap(keeping -> suites.save(suite, keeping))
                        .then(errands.fetchSuiteToken(suite, now)));
    }

    private static <T> Mono<Reply<T>> noToken() {
        return Mono.just(new Denied<>(new NoToken("no suite token at present")));
    }
}
