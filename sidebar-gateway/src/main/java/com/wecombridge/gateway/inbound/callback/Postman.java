package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.gateway.application.AuthenticCallback;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import com.wecombridge.gateway.application.TakeCallback;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import com.wecombridge.gateway.inbound.callback.Keyring.Opener;
import com.wecombridge.wecom.callback.CallbackEnvelope;
import com.wecombridge.wecom.callback.CallbackOpening;
import com.wecombridge.wecom.callback.CallbackOpening.NotAuthentic;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.CallbackSignature;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens an encrypted callback, reads it, and has it stored. */
@Component
class Postman {

    private static final Pattern CORP = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Reader reader;
    private final TakeCallback takeCallback;
    private final Clock clock;

    Postman(Reader reader, TakeCallback takeCallback, Clock clock) {
        this.reader = reader;
        this.takeCallback = takeCallback;
        this.clock = clock;
    }

    /** A callback as it arrived. */
    record Parcel(
            CallbackAddress address, CallbackSignature signature, CallbackEnvelope envelope) {}

    Mono<Outcome> take(Parcel parcel, Opener opener) {
        var now = clock.instant();
        var opening =
                opener.cipher()
                        .open(
                                parcel.signature(),
                                parcel.envelope().encrypted(),
                                receiverOf(parcel),
                                now);
        return switch (opening) {
            case NotAuthentic _ -> Mono.just(Outcome.NOT_AUTHENTIC);
            case Opened(var text, var receiver) ->
                    store(
                            opener,
                            new AuthenticCallback(
                                    parcel.address(),
                                    corpOf(parcel.address(), receiver),
                                    text,
                                    reader.read(parcel.address(), receiver, text, now),
                                    now));
            case CallbackOpening.Unreadable(var damage) ->
                    store(
                            opener,
                            new AuthenticCallback(
                                    parcel.address(),
                                    Optional.empty(),
                                    parcel.envelope().encrypted(),
                                    new Unreadable("cipher " + damage),
                                    now));
        };
    }

    private Mono<Outcome> store(Opener opener, AuthenticCallback callback) {
        return takeCallback.handle(callback.of(opener.tenant())).map(Outcome::of);
    }

    /** For whom a callback at this address must have been encrypted. */
    private static Predicate<String> receiverOf(Parcel parcel) {
        return switch (parcel.address()) {
            case SuiteCommands(var suite) -> suite.value()::equals;
            case SuiteEvents _ ->
                    id -> CORP.matcher(id).matches() && id.equals(parcel.envelope().toUserName());
            case CorpApp(var corp, _) -> corp.value()::equals;
        };
    }

    private static Optional<CorpId> corpOf(CallbackAddress address, String receiver) {
        return switch (address) {
            case SuiteCommands _ -> Optional.empty();
            case SuiteEvents _, CorpApp _ -> Optional.of(new CorpId(receiver));
        };
    }
}
