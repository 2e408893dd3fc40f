package com.wecombridge.gateway.inbound.web;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.application.ChangeCallbackSetting;
import com.wecombridge.gateway.application.ChangeCallbackSetting.Command;
import com.wecombridge.gateway.application.FindCallbackSetting;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackKeyPair;
import com.wecombridge.gateway.domain.CallbackSetting;
import com.wecombridge.gateway.domain.SettingDecision;
import com.wecombridge.gateway.domain.SettingDecision.Accepted;
import com.wecombridge.gateway.domain.SettingDecision.CorpNotConnected;
import com.wecombridge.gateway.domain.SettingDecision.Wish;
import com.wecombridge.wecom.callback.CallbackKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Token and EncodingAESKey of a corp's own apps; they go in and never come out again. */
@RestController
@RequestMapping("/api/v1/callback-settings/{corpId}/{app}")
class CallbackSettingsDoor {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ChangeCallbackSetting change;
    private final FindCallbackSetting find;
    private final String callbacks;

    CallbackSettingsDoor(
            ChangeCallbackSetting change,
            FindCallbackSetting find,
            @Value("${gateway.public-base-url}") URI publicBaseUrl) {
        this.change = change;
        this.find = find;
        this.callbacks = publicBaseUrl.resolve("/wecom/callbacks/").toString();
    }

    /** What an administrator copies from WeCom's console. */
    record Keys(@NotNull String token, @NotNull String encodingAesKey) {

        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * The setting without its secrets.
     *
     * @param callbackUrl to be pasted into WeCom's console
     * @param formerKeysOpenUntil when the keys before the last change stop working
     */
    record View(
            String corpId,
            String app,
            String callbackUrl,
            Instant changedAt,
            Optional<Instant> formerKeysOpenUntil) {}

    @PutMapping
    @Operation(summary = "Set the keys of a callback address; the former ones open for a day more")
    Mono<View> put(
            @Parameter(hidden = true) SignedIn signedIn,
            @PathVariable String corpId,
            @PathVariable String app,
            @Valid @RequestBody Keys keys) {
        var caller = signedIn.caller();
        var wish = new Wish(tenantOf(signedIn), address(corpId, app), pair(keys));
        return change.handle(new Command(caller.subject(), wish)).map(this::answer);
    }

    @GetMapping
    @Operation(
            summary =
                    "The callback address to paste into WeCom's console, and when its keys changed")
    Mono<View> get(
            @Parameter(hidden = true) SignedIn signedIn,
            @PathVariable String corpId,
            @PathVariable String app) {
        return find.handle(tenantOf(signedIn), address(corpId, app))
                .map(this::view)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::exception));
    }

    private View answer(SettingDecision decision) {
        return switch (decision) {
            case Accepted(var setting) -> view(setting);
            case CorpNotConnected() ->
                    throw Problems.refusal(
                            HttpStatus.NOT_FOUND,
                            "corp-not-connected",
                            "This corp is not connected to your tenant. Connect it first.");
        };
    }

    private View view(CallbackSetting setting) {
        var address = setting.address();
        return new View(
                address.corp().value(),
                address.app().value(),
                callbacks + address.path(),
                setting.changedAt(),
                setting.former().map(CallbackSetting.Former::validUntil));
    }

    /** Refuses keys that WeCom cannot have given out, in words for the person who typed them. */
    private static CallbackKeyPair pair(Keys keys) {
        try {
            CallbackKey.of(keys.token(), keys.encodingAesKey());
            return new CallbackKeyPair(keys.token(), keys.encodingAesKey());
        } catch (IllegalArgumentException unfit) {
            throw Problems.refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "callback-keys-unfit",
                    Objects.requireNonNullElse(unfit.getMessage(), "The keys do not fit."));
        }
    }

    private static TenantId tenantOf(SignedIn signedIn) {
        return signedIn.caller()
                .tenant()
                .orElseThrow(() -> Problems.standard(HttpStatus.FORBIDDEN));
    }

    private static CorpApp address(String corpId, String app) {
        if (!ID.matcher(corpId).matches() || !ID.matcher(app).matches()) {
            throw Problem.NOT_FOUND.exception();
        }
        return new CorpApp(new CorpId(corpId), new AppId(app));
    }
}
