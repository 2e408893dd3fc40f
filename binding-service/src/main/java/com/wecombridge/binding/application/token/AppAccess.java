package com.wecombridge.binding.application.token;

import com.wecombridge.binding.domain.Refusal.NoToken;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.token.Token;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks WeCom in an app's name; whoever asks need not know how the app's token is kept. */
@Component
public class AppAccess {

    private final KeepAppToken keeping;
    private final ReplaceRejectedToken replace;

    public AppAccess(KeepAppToken keeping, ReplaceRejectedToken replace) {
        this.keeping = keeping;
        this.replace = replace;
    }

    /** Asks with the app's access token; one that WeCom refuses is replaced by an errand. */
    <T> Mono<Reply<T>> ask(TokenKey accessToken, Function<Token, Mono<Reply<T>>> question) {
        return keeping.usable(accessToken)
                .flatMap(held ->
                        held.map(token -> askWith(accessToken, token, question))
                                .orElseGet(AppAccess::noToken));
    }

    private <T> Mono<Reply<T>> askWith(
            TokenKey key, Token token, Function<Token, Mono<Reply<T>>> question) {
        return question.apply(token)
                .delayUntil(reply ->
                        reply instanceof Denied<T>(NoToken _)
                                ? replace.handle(
                                        new ReplaceRejectedToken.Command(key, token.fingerprint()))
                                : Mono.empty());
    }

    private static <T> Mono<Reply<T>> noToken() {
        return Mono.just(new Denied<>(new NoToken("no token of the app at present")));
    }
}
