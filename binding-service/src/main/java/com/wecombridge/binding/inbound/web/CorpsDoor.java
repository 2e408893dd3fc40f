package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.Vault;
import com.wecombridge.binding.application.connection.ClaimCorp;
import com.wecombridge.binding.application.connection.ConnectOwnApp;
import com.wecombridge.binding.application.connection.CorpOverview.Line;
import com.wecombridge.binding.application.connection.ShowTenant;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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

    /** All apps of all corps of a tenant; these are few. */
    record Corps(List<CorpView> items) {}

    /** A corp's own app after it was connected. */
    record Connected(String corpId, String appId, String appName) {}

    /** To whom a corp is given. */
    record Claim(@NotNull TenantId tenant) {}

    /** A corp after it was claimed. */
    record Claimed(String corpId, String tenant) {}

    @GetMapping("/corps")
    Mono<Corps> corps(@Parameter(hidden = true) Caller caller) {
        return tenants.corps(caller.tenant()).map(CorpsDoor::toView).collectList().map(Corps::new);
    }

    @GetMapping("/entitlement")
    Mono<EntitlementView> entitlement(@Parameter(hidden = true) Caller caller) {
        return tenants.entitlement(caller.tenant())
                .map(found -> EntitlementView.of(found, clock.instant()))
                .switchIfEmpty(
                        Mono.error(
                                () -> Refusals.notFound("The CRM has not told of this tenant.")));
    }

    @PutMapping("/corps/{corpId}/apps/{agentId}")
    Mono<Connected> connect(
            @Parameter(hidden = true) Caller caller,
            @PathVariable CorpId corpId,
            @PathVariable @Positive int agentId,
            @Valid @RequestBody OwnApp app) {
        var command =
                new ConnectOwnApp.Command(
                        actor(caller),
                        corpId,
                        agentId,
                        vault.sealAppSecret(corpId, app.secret().strip()),
                        app.corpName(),
                        clock.instant());
        return connect.handle(command).map(result -> toConnected(corpId, agentId, result));
    }

    @PostMapping("/unclaimed-corps/{corpId}/claim")
    Mono<Claimed> claim(
            @Parameter(hidden = true) Principal operator,
            @PathVariable CorpId corpId,
            @Valid @RequestBody Claim wish) {
        var actor = new Actor(wish.tenant(), operator.getName());
        return claim.handle(new ClaimCorp.Command(actor, corpId))
                .map(result -> toClaimed(corpId, wish.tenant(), result));
    }

    private static CorpView toView(Line line) {
        return CorpView.of(line.app(), line.token());
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.tenant(), caller.name());
    }

    private static Connected toConnected(CorpId corp, int agentId, ConnectOwnApp.Result result) {
        return switch (result) {
            case ConnectOwnApp.Result.Connected(var name) ->
                    new Connected(corp.value(), Integer.toString(agentId), name);
            case ConnectOwnApp.Result.FeatureNotOpen() -> throw Refusals.featureNotOpen();
            case ConnectOwnApp.Result.CorpOfAnotherTenant() -> throw Refusals.corpOfAnotherTenant();
            case ConnectOwnApp.Result.NotVerified(Refusal.CredentialWrong wrong) ->
                    throw Problems.refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT, "secret-refused", wrong.cause());
            case ConnectOwnApp.Result.NotVerified(var refusal) -> throw Refusals.byWeCom(refusal);
        };
    }

    private static Claimed toClaimed(CorpId corp, TenantId tenant, ClaimCorp.Result result) {
        return switch (result) {
            case CLAIMED, ALREADY_THEIRS -> new Claimed(corp.value(), tenant.value());
            case CORP_NOT_FOUND ->
                    throw Refusals.notFound("No corp of this id installed the suite.");
            case TENANT_NOT_FOUND ->
                    throw Problems.refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "tenant-unknown",
                            "The CRM has not told of this tenant.");
            case CORP_OF_ANOTHER_TENANT -> throw Refusals.corpOfAnotherTenant();
        };
    }
}
