package com.wecombridge.archive.inbound.web;

import com.wecombridge.archive.application.Actor;
import com.wecombridge.archive.application.AssignKeyVersion;
import com.wecombridge.archive.application.ChangeArchiveSecret;
import com.wecombridge.archive.application.GenerateKeyPair;
import com.wecombridge.archive.application.ShowArchiveSettings;
import com.wecombridge.archive.application.Vault;
import com.wecombridge.archive.domain.KeyPair;
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
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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
    Mono<ResponseEntity<?>> show(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn caller,
            @PathVariable String corpId) {
        var corp = new CorpId(corpId);
        return showSettings
                .handle(new ShowArchiveSettings.Query(caller.tenant(), corp))
                .<ResponseEntity<?>>map(
                        settings -> ResponseEntity.ok(SettingsView.of(corp, settings)))
                .defaultIfEmpty(unknownCorp());
    }

    @Operation(summary = "Set the archive's Secret")
    @PutMapping
    Mono<ResponseEntity<?>> setSecret(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn caller,
            @PathVariable String corpId,
            @RequestBody SecretBody body) {
        var sealed = vault.sealArchiveSecret(caller.tenant(), body.secret().strip());
        return changeSecret
                .handle(new ChangeArchiveSecret.Command(actor(caller), new CorpId(corpId), sealed))
                .map(changed -> changed ? ResponseEntity.noContent().build() : unknownCorp());
    }

    @Operation(summary = "Make one more key pair; the public key is to be pasted into WeCom")
    @PostMapping("/key-pairs")
    Mono<ResponseEntity<?>> generate(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn caller,
            @PathVariable String corpId) {
        return generateKeyPair
                .handle(new GenerateKeyPair.Command(actor(caller), new CorpId(corpId)))
                .<ResponseEntity<?>>map(pair ->
                        ResponseEntity.status(HttpStatus.CREATED).body(KeyPairView.of(pair)))
                .defaultIfEmpty(unknownCorp());
    }

    @Operation(summary = "Bring back the number that WeCom gave a public key")
    @PutMapping("/key-pairs/{id}/version")
    Mono<ResponseEntity<?>> number(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn caller,
            @PathVariable String corpId,
            @PathVariable UUID id,
            @RequestBody VersionBody body) {
        return assignKeyVersion
                .handle(
                        new AssignKeyVersion.Command(
                                actor(caller),
                                new CorpId(corpId),
                                new KeyPairId(id),
                                new KeyVersion(body.version())))
                .map(ArchiveSettingsDoor::toResponse);
    }

    private static Actor actor(SignedIn caller) {
        return new Actor(caller.tenant(), caller.getName());
    }

    private static ResponseEntity<?> toResponse(VersionDecision decision) {
        return switch (decision) {
            case Numbered(var pair) -> ok(pair);
            case AlreadyNumbered(var pair) -> ok(pair);
            case UnknownPair() ->
                    problem(
                            HttpStatus.NOT_FOUND,
                            "key-pair-unknown",
                            "the corp has no such key pair");
            case VersionTaken(var by) ->
                    problem(
                            HttpStatus.CONFLICT,
                            "key-version-taken",
                            "the version belongs to key pair " + by);
        };
    }

    private static ResponseEntity<?> ok(KeyPair pair) {
        return ResponseEntity.ok(KeyPairView.of(pair));
    }

    private static ResponseEntity<?> unknownCorp() {
        return problem(
                HttpStatus.NOT_FOUND,
                "corp-not-connected",
                "the corp is not connected to the tenant");
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String kind, String reason) {
        return ResponseEntity.of(Problem.of(status, kind, reason)).build();
    }

    /** What is typed into the page 会话留存; it prints as stars. */
    record SecretBody(String secret) {
        SecretBody {
            if (secret == null || secret.isBlank()) {
                throw new IllegalArgumentException("secret is missing");
            }
        }

        @Override
        public String toString() {
            return "SecretBody[secret=***]";
        }
    }

    /** WeCom's 公钥版本号. */
    record VersionBody(int version) {}
}
