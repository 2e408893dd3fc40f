package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.connection.Corps;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Connected;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.Reason;
import com.wecombridge.binding.domain.connection.Install.State;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far an install is, for whoever started it. */
@Component
public class ShowInstall {

    private final SuiteId suite;
    private final Installs installs;
    private final Corps corps;
    private final UnitOfWork unitOfWork;

    public ShowInstall(SuiteId suite, Installs installs, Corps corps, UnitOfWork unitOfWork) {
        this.suite = suite;
        this.installs = installs;
        this.corps = corps;
        this.unitOfWork = unitOfWork;
    }

    public record Command(TenantId tenant, InstallId install, Instant now) {}

    /** An install as people see it. */
    public record View(
            InstallId install, Progress progress, Optional<CorpId> corp, Optional<Reason> reason) {}

    /** How far it is. */
    public enum Progress {
        AWAITING_ADMINISTRATOR,
        EXPIRED,
        CONNECTING,
        CONNECTED,
        REFUSED,
        OUTCOME_UNKNOWN
    }

    /** Empty if the tenant has no such install. */
    public Mono<View> handle(Command command) {
        return unitOfWork.within(
                Scope.of(command.tenant()),
                installs.of(command.install())
                        .filter(install -> install.tenant().isPresent())
                        .flatMap(install -> view(install, command.now())));
    }

    private Mono<View> view(Install install, Instant now) {
        return switch (install.state()) {
            case State.AwaitingAdministrator _ ->
                    Mono.just(
                            plain(
                                    install,
                                    install.expired(now)
                                            ? Progress.EXPIRED
                                            : Progress.AWAITING_ADMINISTRATOR));
            case State.CodeReceived _, State.Exchanging _ ->
                    Mono.just(plain(install, Progress.CONNECTING));
            case State.Exchanged(var corp) -> exchanged(install, corp);
            case State.Refused(var reason) ->
                    Mono.just(
                            new View(
                                    install.id(),
                                    Progress.REFUSED,
                                    Optional.empty(),
                                    Optional.of(reason)));
            case State.OutcomeUnknown() -> Mono.just(plain(install, Progress.OUTCOME_UNKNOWN));
        };
    }

    private Mono<View> exchanged(Install install, CorpId corp) {
        return corps.app(corp, new AppId(suite.value()))
                .map(ShowInstall::progressOf)
                .defaultIfEmpty(Progress.CONNECTING)
                .map(progress ->
                        new View(install.id(), progress, Optional.of(corp), Optional.empty()));
    }

    private static Progress progressOf(CorpApp app) {
        return app.standing() instanceof Connected ? Progress.CONNECTED : Progress.CONNECTING;
    }

    private static View plain(Install install, Progress progress) {
        return new View(install.id(), progress, Optional.empty(), Optional.empty());
    }
}
