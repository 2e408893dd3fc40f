package com.wecombridge.archive.inbound.web;

import com.wecombridge.archive.application.Actor;
import com.wecombridge.archive.application.AssignKeyVersion;
import com.wecombridge.archive.application.ChangeArchiveSecret;
import com.wecombridge.archive.application.GenerateKeyPair;
import com.wecombridge.archive.application.ShowArchiveSettings;
import com.wecombridge.archive.application.Vault;
import com.wecombridge.archive.domain.KeyPairId;
import com.wecombridge.archive.domain.KeyVersion;
import com.wecombridge.archive.domain.VersionDecision;
import com.wecombridge.archive.domain.VersionDecision.AlreadyNumbered;
import com.wecombridge.archive.domain.VersionDecision.Numbered;
import com.wecombridge.archive.domain.VersionDecision.UnknownPair;
import com.wecombridge.archive.domain.VersionDecision.VersionTaken;
import com.wecombridge.archive.inbound.web.Views.KeyPairView;
import com.wecombridge.archive.inbound.web.Views.SettingsView;
import com.wecombridge.events.id.CorpId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an administrator sets for a corp's chat archive. */
@RestController
@RequestMapping("/api/v1/archive/settings/{corpId}")
class ArchiveSettingsDoor {

    private final ShowArchiveSettings showSettings;
    private final ChangeArchiveSecret changeSecret;
    private final GenerateKeyPair generateKeyPair;
    private final AssignKeyVersion assignKeyVersion;
    private final Vault vault;

    ArchiveSettingsDoor(
            ShowArchiveSettings showSettings,
            ChangeArchiveSecret changeSecret,
            GenerateKeyPair generateKeyPair,
            AssignKeyVersion assignKeyVersion,
            Vault vault) {
        this.showSettings = showSettings;
        this.changeSecret = changeSecret;
        this.generateKeyPair = generateKeyPair;
        this.assignKeyVersion = assignKeyVersion;
        this.vault = vault;
    }

    @Operation(summary = "What is set; a secret is never shown, only since when there is one")
    @GetMapping
    Mono<SettingsView> show(@Parameter(hidden = true) Caller caller, @PathVariable CorpId corpId) {
        return showSettings
                .handle(new ShowArchiveSettings.Query(caller.tenant(), corpId))
                .map(settings -> SettingsView.of(corpId, settings))
                .switchIfEmpty(Mono.error(ArchiveSettingsDoor::corpNotConnected));
    }

    @Operation(summary = "Set the archive's Secret")
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> setSecret(
            @Parameter(hidden = true) Caller caller,
            @PathVariable CorpId corpId,
            @Valid @RequestBody SecretBody body) {
        var sealed = vault.sealArchiveSecret(caller.tenant(), body.secret().strip());
        return changeSecret
                .handle(new ChangeArchiveSecret.Command(actor(caller), corpId, sealed))
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(ArchiveSettingsDoor::corpNotConnected))
                .then();
    }

    @Operation(summary = "Make one more key pair; the public key is to be pasted into WeCom")
    @PostMapping("/key-pairs")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<KeyPairView> generate(
            @Parameter(hidden = true) Caller caller, @PathVariable CorpId corpId) {
        return generateKeyPair
                .handle(new GenerateKeyPair.Command(actor(caller), corpId))
                .map(KeyPairView::of)
                .switchIfEmpty(Mono.error(ArchiveSettingsDoor::corpNotConnected));
    }

    @Operation(summary = "Bring back the number that WeCom gave a public key")
    @PutMapping("/key-pairs/{id}/version")
    Mono<KeyPairView> number(
            @Parameter(hidden = true) Caller caller,
            @PathVariable CorpId corpId,
            @PathVariable UUID id,
            @Valid @RequestBody VersionBody body) {
        return assignKeyVersion
                .handle(
                        new AssignKeyVersion.Command(
                                actor(caller),
                                corpId,
                                new KeyPairId(id),
                                new KeyVersion(body.version())))
                .map(ArchiveSettingsDoor::toView);
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.tenant(), caller.name());
    }

    private static KeyPairView toView(VersionDecision decision) {
        return switch (decision) {
            case Numbered(var pair) -> KeyPairView.of(pair);
            case AlreadyNumbered(var pair) -> KeyPairView.of(pair);
            case UnknownPair() ->
                    throw Problems.refusal(
                            HttpStatus.NOT_FOUND,
                            "key-pair-unknown",
                            "The corp has no such key pair.");
            case VersionTaken(var by) ->
                    throw Problems.refusal(
                            HttpStatus.CONFLICT,
                            "key-version-taken",
                            "The version belongs to key pair " + by + ".");
        };
    }

    private static ErrorResponseException corpNotConnected() {
        return Problems.refusal(
                HttpStatus.NOT_FOUND,
                "corp-not-connected",
                "This corp is not connected to the tenant.");
    }

    /** What is typed into the page 会话留存; it prints as stars. */
    record SecretBody(@NotBlank String secret) {

        @Override
        public String toString() {
            return "SecretBody[secret=***]";
        }
    }

    /** WeCom's 公钥版本号. */
    record VersionBody(@NotNull @Positive Integer version) {}
}
