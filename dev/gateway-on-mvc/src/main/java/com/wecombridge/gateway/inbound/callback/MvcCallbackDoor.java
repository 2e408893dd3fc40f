package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.inbound.callback.Postman.Parcel;
import com.wecombridge.wecom.callback.CallbackEnvelope;
import com.wecombridge.wecom.callback.CallbackSignature;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes callbacks of corps' own apps; the thread of a request waits until one is stored. */
@RestController
public class MvcCallbackDoor {

    private static final Duration PATIENCE = Duration.ofMillis(3500);

    private final Keyring keyring;
    private final Postman postman;
    private final CallbackMeters meters;

    MvcCallbackDoor(Keyring keyring, Postman postman, CallbackMeters meters) {
        this.keyring = keyring;
        this.postman = postman;
        this.meters = meters;
    }

    @PostMapping("/wecom/callbacks/corps/{corp}/{app}")
    void take(
            @PathVariable String corp,
            @PathVariable String app,
            @RequestParam Map<String, String> query,
            @RequestBody byte[] body) {
        long started = System.nanoTime();
        var address = new CorpApp(new CorpId(corp), new AppId(app));
        var outcome = outcome(new Parcel(address, signature(query), envelope(body)));
        meters.ended(address, outcome, Duration.ofNanos(System.nanoTime() - started));
        if (outcome.problem().isPresent()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private Outcome outcome(Parcel parcel) {
        return Objects.requireNonNull(
                keyring.open(
                                parcel.address(),
                                opener -> postman.take(parcel, opener),
                                Outcome.NOT_AUTHENTIC::equals)
                        .defaultIfEmpty(Outcome.UNKNOWN_ADDRESS)
                        .block(PATIENCE));
    }

    private static CallbackSignature signature(Map<String, String> query) {
        return new CallbackSignature(
                query.getOrDefault("msg_signature", ""),
                query.getOrDefault("timestamp", ""),
                query.getOrDefault("nonce", ""));
    }

    private static CallbackEnvelope envelope(byte[] body) {
        return CallbackEnvelope.read(body)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
