package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.application.Facts;
import com.wecombridge.binding.application.token.KeepAppToken;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.ConnectionRules;
import com.wecombridge.binding.domain.connection.ConnectionRules.Ownership;
import com.wecombridge.binding.domain.connection.ConnectionRules.Reading;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Connected;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The steps that every way of connecting shares. Each runs in the caller's unit of work, in the
 * corp's scope.
 */
@Component
public class ConnectedApps {

    private final Corps corps;
    private final KeepAppToken tokens;
    private final Facts facts;
    private final Clock clock;

    public ConnectedApps(Corps corps, KeepAppToken tokens, Facts facts, Clock clock) {
        this.corps = corps;
        this.tokens = tokens;
        this.facts = facts;
        this.clock = clock;
    }

    /** Claims the corp for the tenant; without a tenant, leaves it to whom it belongs. */
    public Mono<Ownership> claim(CorpApp newcomer, Optional<TenantId> tenant) {
        return corps.meet(newcomer.corp())
                .then(corps.owner(newcomer.corp()))
                .map(owner ->
                        tenant.map(wanted -> ConnectionRules.claim(owner, wanted))
                                .orElseGet(Ownership.AlreadyTheirs::new))
                .flatMap(claim ->
                        claim instanceof Ownership.Claimed && tenant.isPresent()
                                ? corps.giveTo(newcomer.corp(), tenant.get()).thenReturn(claim)
                                : Mono.just(claim));
    }

    /** Keeps the newest credential of the app, whoever brought it. */
    public Mono<CorpApp> authorize(CorpApp newcomer, SealedSecret credential) {
        return corps.owner(newcomer.corp())
                .zipWith(corps.app(newcomer.corp(), newcomer.app()).defaultIfEmpty(newcomer))
                .map(known -> again(known.getT2(), known.getT1(), newcomer.authorizedAt()))
                .flatMap(app -> corps.authorize(app, credential).thenReturn(app));
    }

    private static CorpApp again(CorpApp known, Optional<TenantId> owner, Instant at) {
        return ConnectionRules.authorizedAgain(known, owner, at);
    }

    /** Stores what WeCom says about the app, tells it if it is news, and sees to its token. */
    public Mono<Void> described(CorpApp app, AppProfile profile) {
        return switch (ConnectionRules.read(app, profile, clock.instant())) {
            case Reading.Changed(var next) ->
                    corps.save(next).then(tell(next)).then(seeToToken(next));
            case Reading.Same() -> seeToToken(app);
        };
    }

    /** Tells the app as a whole, once somebody owns it. */
    public Mono<Void> tell(CorpApp app) {
        return app.tenant().isPresent() && app.standing() instanceof Connected connected
                ? facts.tell(connected(app, app.tenant().get(), connected))
                : Mono.empty();
    }

    public Mono<Void> seeToToken(CorpApp app) {
        return app.tenant().isPresent() && app.standing() instanceof Connected
                ? tokens.credentialChanged(app.corp(), app.app())
                : Mono.empty();
    }

    private static CorpConnected connected(CorpApp app, TenantId tenant, Connected connected) {
        var profile = connected.profile();
        return new CorpConnected(
                tenant,
                app.corp(),
                app.app(),
                switch (app.kind()) {
                    case SUITE -> AppMode.SUITE;
                    case SELF_BUILT -> AppMode.SELF_BUILT;
                    case AGENCY_BUILT -> AppMode.AGENCY_BUILT;
                },
                profile.agentId(),
                profile.corpName(),
                profile.verified(),
                connected.since(),
                app.version());
    }
}
