package com.wecombridge.wecom.calls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.tokens.TokenRejections;
import com.wecombridge.wecom.tokens.Tokens;
import com.wecombridge.wecom.tokens.Tokens.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Finds the token for a call, and another one when WeCom refuses it: the refusal is told once, and
 * everybody waits for what binding tells next. Nobody asks with a token that WeCom just refused.
 */
final class TokenRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);

    /** Then WeCom is asked again with the same token: it may have refused by mistake. */
    private static final Duration REFUSAL_REMEMBERED = Duration.ofMinutes(1);

    private static final long MOST_REFUSALS = 10_000;

    private final Tokens tokens;
    private final TokenRejections rejections;
    private final Clock clock;
    private final Duration patience;
    private final Cache<String, Refused> refusals =
            Caffeine.newBuilder()
                    .maximumSize(MOST_REFUSALS)
                    .expireAfterWrite(REFUSAL_REMEMBERED)
                    .build();

    TokenRenewal(Tokens tokens, TokenRejections rejections, Clock clock, Duration patience) {
        this.tokens = tokens;
        this.rejections = rejections;
        this.clock = clock;
        this.patience = patience;
    }

    /** A refusal that is being told, once. */
    private record Refused(TokenRefused answer, Mono<Void> telling) {}

    /** A token that WeCom should take; waits for another where we know that it will not. */
    Mono<Token> usable(Caller caller) {
        return tokens.current(caller.tenant(), caller.corp(), caller.app(), TokenKind.ACCESS_TOKEN)
                .switchIfEmpty(Mono.error(() -> notCalled(Obstacle.NO_TOKEN)))
                .flatMap(token -> checked(caller, token));
    }

    /**
     * Asked once a call has its turn: WeCom may have refused its token while it waited.
     *
     * @throws WeComCallException if so, with WeCom's refusal
     */
    void refuse(Token token) {
        var refused = refusals.getIfPresent(token.value().fingerprint());
        if (refused != null) {
            throw new WeComCallException(refused.answer());
        }
    }

    /** WeCom refused the token: from now on nobody asks with it. */
    void remember(Caller caller, Token token, TokenRefused answer) {
        refusal(caller, token, answer);
    }

    /** Tells the refusal, once, whoever comes first; blocks. */
    void tell(Caller caller, Token token, TokenRefused answer) {
        refusal(caller, token, answer).telling().block();
    }

    /**
     * Waits for another token; blocks.
     *
     * @throws WeComCallException with WeCom's refusal when none came in time
     */
    Token another(Caller caller, Token token, TokenRefused answer) {
        return Objects.requireNonNull(awaited(caller, token, answer).block());
    }

    private Mono<Token> checked(Caller caller, Token token) {
        var refused = refusals.getIfPresent(token.value().fingerprint());
        if (refused != null) {
            return awaited(caller, token, refused.answer());
        }
        return Mono.just(
                token); // even if it ran out by our clock, which may be the one that is wrong
    }

    private Refused refusal(Caller caller, Token token, TokenRefused answer) {
        return refusals.get(token.value().fingerprint(), _ -> refused(caller, token, answer));
    }

    private Refused refused(Caller caller, Token token, TokenRefused answer) {
        tokens.forget(caller.tenant(), caller.corp(), caller.app(), TokenKind.ACCESS_TOKEN);
        return new Refused(answer, told(rejected(caller, token, answer.errcode())));
    }

    /** Whoever subscribes first tells it; a refusal that could not be told is told by the next. */
    private Mono<Void> told(TokenRejected rejected) {
        return rejections
                .tell(rejected)
                .onErrorResume(untold -> {
                    LOG.warn(
                            "A refused token of corp {} could not be told",
                            rejected.corp(),
                            untold);
                    refusals.invalidate(rejected.fingerprint());
                    return Mono.empty();
                })
                .cache();
    }

    private Mono<Token> awaited(Caller caller, Token token, TokenRefused answer) {
        return replacing(rejected(caller, token, answer.errcode()), new WeComCallException(answer));
    }

    private Mono<Token> replacing(TokenRejected rejected, WeComCallException otherwise) {
        return tokens.replacing(rejected)
                .timeout(patience, Mono.empty())
                .onErrorResume(unread -> {
                    LOG.warn("The tokens of corp {} cannot be read", rejected.corp(), unread);
                    return Mono.empty();
                })
                .switchIfEmpty(Mono.error(otherwise));
    }

    private TokenRejected rejected(Caller caller, Token token, int errcode) {
        return caller.rejected(token, errcode, clock.instant());
    }

    private static WeComCallException notCalled(Obstacle obstacle) {
        return new WeComCallException(new NotCalled(obstacle));
    }
}
