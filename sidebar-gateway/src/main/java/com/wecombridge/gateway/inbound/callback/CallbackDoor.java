package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.gateway.application.RefusedCallbacks;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import com.wecombridge.gateway.inbound.callback.Keyring.Opener;
import com.wecombridge.gateway.inbound.callback.Postman.Parcel;
import com.wecombridge.gateway.inbound.web.Problem;
import com.wecombridge.wecom.callback.CallbackOpening;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.CallbackSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers WeCom: to a GET that checks an address, and to a POST that tells something. */
@Component
class CallbackDoor {

    private static final Logger log = LoggerFactory.getLogger(CallbackDoor.class);

    /** WeCom waits five seconds; a refusal must reach it before, or the attempt is lost. */
    private static final Duration PATIENCE = Duration.ofMillis(3500);

    private static final Duration CHECK_PATIENCE = Duration.ofMillis(900);
    private static final MediaType PLAIN_TEXT =
            new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Keyring keyring;
    private final Postman postman;
    private final SuiteSettings suite;
    private final CallbackMeters meters;
    private final RefusedCallbacks refused;
    private final Clock clock;

    CallbackDoor(
            Keyring keyring,
            Postman postman,
            SuiteSettings suite,
            CallbackMeters meters,
            RefusedCallbacks refused,
            Clock clock) {
        this.keyring = keyring;
        this.postman = postman;
        this.suite = suite;
        this.meters = meters;
        this.refused = refused;
        this.clock = clock;
    }

    /** Proves to WeCom that the address is ours: answers the text that it encrypted. */
    Mono<ServerResponse> check(CallbackAddress address, ServerRequest request) {
        return keyring.open(
                        address,
                        opener -> Mono.just(opened(address, request, opener)),
                        opening -> !(opening instanceof Opened))
                .timeout(CHECK_PATIENCE)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::exception))
                .flatMap(opening ->
                        opening instanceof Opened(var text, _)
                                ? plain(text)
                                : Mono.error(Problem.NOT_AUTHENTIC.exception()));
    }

    private CallbackOpening opened(CallbackAddress address, ServerRequest request, Opener opener) {
        return opener.cipher()
                .open(
                        signature(request),
                        parameter(request, "echostr"),
                        checkedReceiver(address),
                        clock.instant());
    }

    /** Takes a callback. */
    Mono<ServerResponse> take(CallbackAddress address, ServerRequest request) {
        long started = System.nanoTime();
        return outcome(address, request)
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.just(failed(address, failure)))
                .doOnNext(outcome -> meters.ended(address, outcome, since(started)))
                .doOnNext(outcome -> countIfForged(address, outcome))
                .flatMap(outcome -> answer(address, outcome));
    }

    /** Any other method. */
    Mono<ServerResponse> refuseMethod(ServerRequest request) {
        return Problem.METHOD_NOT_ALLOWED.response(
                answer -> answer.allow(HttpMethod.GET, HttpMethod.POST));
    }

    private Mono<Outcome> outcome(CallbackAddress address, ServerRequest request) {
        var parcel =
                CallbackBody.read(request)
                        .map(envelope -> new Parcel(address, signature(request), envelope))
                        .cache();
        return keyring.open(
                        address,
                        opener -> parcel.flatMap(sent -> postman.take(sent, opener)),
                        Outcome.NOT_AUTHENTIC::equals)
                .defaultIfEmpty(Outcome.UNKNOWN_ADDRESS);
    }

    private static Outcome failed(CallbackAddress address, Throwable failure) {
        if (failure instanceof RefusedBodyException refused) {
            return refused.outcome();
        }
        log.warn("a callback at {} could not be stored: {}", address.path(), failure.toString());
        return Outcome.NOT_STORED;
    }

    private void countIfForged(CallbackAddress address, Outcome outcome) {
        if (outcome == Outcome.NOT_AUTHENTIC && address instanceof CorpApp app) {
            keyring.ownerOf(app).ifPresent(owner -> refused.count(owner, app));
        }
    }

    private static Mono<ServerResponse> answer(CallbackAddress address, Outcome outcome) {
        return outcome.problem().map(Problem::closing).orElseGet(() -> thank(address));
    }

    /** A suite must hear this very word; a corp's app may say nothing. */
    private static Mono<ServerResponse> thank(CallbackAddress address) {
        return switch (address) {
            case SuiteCommands _, SuiteEvents _ -> plain("success");
            case CorpApp _ -> ServerResponse.ok().build();
        };
    }

    private static Mono<ServerResponse> plain(String text) {
        return ServerResponse.ok().contentType(PLAIN_TEXT).bodyValue(text);
    }

    /** Addresses of a suite are checked in the name of the provider, not of the suite. */
    private Predicate<String> checkedReceiver(CallbackAddress address) {
        return switch (address) {
            case SuiteCommands _, SuiteEvents _ -> suite.providerCorpId()::equals;
            case CorpApp(var corp, _) -> corp.value()::equals;
        };
    }

    private static CallbackSignature signature(ServerRequest request) {
        return new CallbackSignature(
                parameter(request, "msg_signature"),
                parameter(request, "timestamp"),
                parameter(request, "nonce"));
    }

    private static String parameter(ServerRequest request, String name) {
        return request.queryParam(name).orElse("");
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
