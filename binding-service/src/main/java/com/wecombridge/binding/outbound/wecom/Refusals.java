package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WeComFailure.Unexpected;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What WeCom's refusals mean for credentials. */
final class Refusals {

    /** Answers to a suite token that is wrong or too old; anything else blames the credential. */
    private static final Set<Integer> ABOUT_SUITE_TOKENS = Set.of(40082, 42009);

    /** Wrong corp id, suite secret, suite, secret of another corp, or agent. */
    private static final Set<Integer> ABOUT_CREDENTIALS =
            Set.of(40013, 40056, 40080, 40083, 40091, 301002);

    private Refusals() {}

    static <T> Mono<Reply<T>> reply(Mono<T> call) {
        return reply(call, Refusals::of);
    }

    /** A ticket is asked for with a token: no refusal blames a secret. */
    static <T> Mono<Reply<T>> replyOfTicket(Mono<T> call) {
        return reply(call, Refusals::ofTicket);
    }

    private static <T> Mono<Reply<T>> reply(Mono<T> call, Function<WeComFailure, Refusal> meaning) {
        return call.<Reply<T>>map(Reply.Given::new)
                .onErrorResume(
                        WeComCallException.class,
                        failed -> Mono.just(new Reply.Denied<>(meaning.apply(failed.failure()))));
    }

    private static Refusal ofTicket(WeComFailure failure) {
        return switch (failure) {
            case TokenRefused refused -> new Refusal.NoToken(words(refused));
            case ItemRefused _, StateTold _, AskedWrongly _, OperatorNeeded _ ->
                    new Refusal.NotPermitted(words((WeComFailure.Refusal) failure));
            case Busy _, Unexpected _, NotCalled _, OutcomeUnknown _ -> of(failure);
        };
    }

    static Refusal of(WeComFailure failure) {
        return switch (failure) {
            case Busy busy -> new Refusal.Later(words(busy));
            case Unexpected unexpected -> new Refusal.Later(words(unexpected));
            case TokenRefused refused when ABOUT_SUITE_TOKENS.contains(refused.errcode()) ->
                    new Refusal.NoToken(words(refused));
            case TokenRefused refused -> new Refusal.CredentialWrong(words(refused));
            case ItemRefused item -> new Refusal.CredentialWrong(words(item));
            case StateTold state -> new Refusal.CredentialWrong(words(state));
            case AskedWrongly asked -> ofCredentials(asked);
            case OperatorNeeded operator -> ofCredentials(operator);
            case NotCalled(var obstacle) -> new Refusal.Later("WeCom not called: " + obstacle);
            case OutcomeUnknown(var what) -> new Refusal.OutcomeUnknown(what);
        };
    }

    private static Refusal ofCredentials(WeComFailure.Refusal refusal) {
        return ABOUT_CREDENTIALS.contains(refusal.errcode())
                ? new Refusal.CredentialWrong(words(refusal))
                : new Refusal.NotPermitted(words(refusal));
    }

    private static String words(WeComFailure.Refusal refusal) {
        return refusal.errcode() + " " + refusal.errmsg();
    }
}
