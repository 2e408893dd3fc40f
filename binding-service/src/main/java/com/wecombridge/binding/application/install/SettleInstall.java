package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.connection.ConnectedApps;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.binding.domain.connection.Authorization;
import com.wecombridge.binding.domain.connection.ConnectionRules;
import com.wecombridge.binding.domain.connection.ConnectionRules.Ownership;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.Reason;
import com.wecombridge.binding.domain.connection.Install.State;
import com.wecombridge.binding.domain.connection.Install.Step;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What WeCom's answer to an auth code means for the install and for the corp. */
@Component
class SettleInstall {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final SuiteId suite;
    private final Installs installs;
    private final ConnectedApps connected;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    SettleInstall(
            SuiteId suite,
            Installs installs,
            ConnectedApps connected,
            Errands errands,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.suite = suite;
        this.installs = installs;
        this.connected = connected;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    Mono<Void> with(Install install, Step.Exchange asked, Reply<Authorization> reply) {
        return switch (reply) {
            case Given<Authorization>(var authorization) ->
                    keep(install, asked, authorization)
                            .map(owner -> install.with(ending(authorization, owner)))
                            .flatMap(this::save);
            case Denied<Authorization>(var refusal) -> denied(install, asked, refusal);
        };
    }

    /** The corp's newest permanent code is kept whoever brought it: the one before may be void. */
    private Mono<Ownership> keep(Install install, Step.Exchange asked, Authorization given) {
        var app = new AppId(suite.value());
        var newcomer =
                ConnectionRules.firstAuthorized(
                        given.corp(), app, AppKind.installedFrom(suite), asked.receivedAt());
        return unitOfWork.within(
                Scope.of(given.corp()),
                connected
                        .claim(newcomer, install.tenant())
                        .flatMap(owner ->
                                connected
                                        .authorize(newcomer, given.permanentCode())
                                        .flatMap(this::describe)
                                        .thenReturn(owner)));
    }

    private Mono<Void> describe(CorpApp app) {
        return errands.readAuthorization(app.corp(), app.app(), clock.instant());
    }

    private static State ending(Authorization given, Ownership owner) {
        return owner instanceof Ownership.BelongsToAnother
                ? new State.Refused(Reason.CORP_OF_ANOTHER_TENANT)
                : new State.Exchanged(given.corp());
    }

    private Mono<Void> denied(Install install, Step.Exchange asked, Refusal refusal) {
        return switch (refusal) {
            // WeCom did nothing, so the code still works.
            case Refusal.Later _, Refusal.NoToken _ -> again(install, asked);
            case Refusal.CredentialWrong _ -> refuse(install, Reason.AUTH_CODE_REFUSED);
            case Refusal.NotPermitted _ -> refuse(install, Reason.NOT_PERMITTED);
            case Refusal.OutcomeUnknown _ -> save(install.with(new State.OutcomeUnknown()));
        };
    }

    private Mono<Void> again(Install install, Step.Exchange asked) {
        var waiting = new State.CodeReceived(asked.authCode(), asked.receivedAt());
        return save(install.with(waiting))
                .then(
                        errands.exchangeAuthCode(
                                install.id(), install.tenant(), clock.instant().plus(PAUSE)));
    }

    private Mono<Void> refuse(Install install, Reason reason) {
        return save(install.with(new State.Refused(reason)));
    }

    private Mono<Void> save(Install install) {
        var scope = install.tenant().map(Scope::of).orElseGet(Scope::platform);
        return unitOfWork.within(scope, installs.save(install));
    }
}
