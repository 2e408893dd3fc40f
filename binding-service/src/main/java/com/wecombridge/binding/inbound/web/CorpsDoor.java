package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.Vault;
import com.wecombridge.binding.application.connection.ClaimCorp;
import com.wecombridge.binding.application.connection.ConnectOwnApp;
import com.wecombridge.binding.application.connection.CorpOverview.Line;
import com.wecombridge.binding.application.connection.ShowTenant;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A tenant's corps: shown, connected by their own app, claimed. */
@RestController
@RequestMapping("/api/v1")
class CorpsDoor {

    private final ShowTenant tenants;
    private final ConnectOwnApp connect;
    private final ClaimCorp claim;
    private final Vault vault;
    private final Clock clock;

    CorpsDoor(
            ShowTenant tenants, ConnectOwnApp connect, ClaimCorp claim, Vault vault, Clock clock) {
        this.tenants = tenants;
        this.connect = connect;
        this.claim = claim;
        this.vault = vault;
        this.clock = clock;
    }

    /** What the WeCom administrator reads in WeCom's console. */
    record OwnApp(
            @NotBlank @Size(max = 512) String secret, @NotBlank @Size(max = 256) String corpName) {

        @Override
        public String toString() {
            return "OwnApp[corpName=" + corpName + "]";
        }
    }

    /** A corp's own app after it was connected. */
    record Connected(String corpId, String appId, String appName) {}

    /** To whom a corp is given. */
    record Claim(@NotNull TenantId tenant) {}

    /** A corp after it was claimed. */
    record Claimed(String corpId, String tenant) {}

    @GetMapping("/corps")
    Flux<CorpView> corps(@AuthenticationPrincipal Jwt identity) {
        return tenants.corps(Caller.tenant(identity)).map(CorpsDoor::toView);
    }

    @GetMapping("/entitlement")
    Mono<ResponseEntity<Object>> entitlement(@AuthenticationPrincipal Jwt identity) {
        return tenants.entitlement(Caller.tenant(identity))
                .<ResponseEntity<Object>>map(
                        found -> ResponseEntity.ok(EntitlementView.of(found, clock.instant())))
                .defaultIfEmpty(Problems.notFound("The CRM has not told of this tenant."));
    }

    @PutMapping("/corps/{corpId}/apps/{agentId}")
    Mono<ResponseEntity<Object>> connect(
            @AuthenticationPrincipal Jwt identity,
            @PathVariable CorpId corpId,
            @PathVariable @Positive int agentId,
            @Valid @RequestBody OwnApp app) {
        var command =
                new ConnectOwnApp.Command(
                        Caller.actor(identity),
                        corpId,
                        agentId,
                        vault.sealAppSecret(corpId, app.secret().strip()),
                        app.corpName(),
                        clock.instant());
        return connect.handle(command).map(result -> toResponse(corpId, agentId, result));
    }

    @PostMapping("/unclaimed-corps/{corpId}/claim")
    Mono<ResponseEntity<Object>> claim(
            @AuthenticationPrincipal Jwt identity,
            @PathVariable CorpId corpId,
            @Valid @RequestBody Claim wish) {
        var actor = Caller.operatorFor(wish.tenant(), identity);
        return claim.handle(new ClaimCorp.Command(actor, corpId))
                .map(result -> toResponse(corpId, wish.tenant(), result));
    }

    private static CorpView toView(Line line) {
        return CorpView.of(line.app(), line.token());
    }

    private static ResponseEntity<Object> toResponse(
            CorpId corp, int agentId, ConnectOwnApp.Result result) {
        return switch (result) {
            case ConnectOwnApp.Result.Connected(var name) ->
                    ResponseEntity.ok(new Connected(corp.value(), Integer.toString(agentId), name));
            case ConnectOwnApp.Result.FeatureNotOpen() -> Problems.featureNotOpen();
            case ConnectOwnApp.Result.CorpOfAnotherTenant() -> Problems.corpOfAnotherTenant();
            case ConnectOwnApp.Result.NotVerified(Refusal.CredentialWrong wrong) ->
                    Problems.answer(
                            Problems.problem(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "secret-refused",
                                    "SECRET_REFUSED",
                                    wrong.cause()));
            case ConnectOwnApp.Result.NotVerified(var refusal) -> Problems.refused(refusal);
        };
    }

    private static ResponseEntity<Object> toResponse(
            CorpId corp, TenantId tenant, ClaimCorp.Result result) {
        return switch (result) {
            case CLAIMED, ALREADY_THEIRS ->
                    ResponseEntity.ok(new Claimed(corp.value(), tenant.value()));
            case CORP_NOT_FOUND -> Problems.notFound("No corp of this id installed the suite.");
            case TENANT_NOT_FOUND ->
                    Problems.answer(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "tenant-unknown",
                            result,
                            "The CRM has not told of this tenant.");
            case CORP_OF_ANOTHER_TENANT -> Problems.corpOfAnotherTenant();
        };
    }
}
