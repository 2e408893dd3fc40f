package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Act;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.connection.Entitlements;
import com.wecombridge.binding.application.install.Authorizations.Opened;
import com.wecombridge.binding.application.token.SuiteAccess;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.State.AwaitingAdministrator;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.store.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An administrator asks for the link that installs the suite. The one use case that asks WeCom
 * while somebody waits: the link needs WeCom's code, and nothing is stored before it is there.
 */
@Component
public class StartInstall {

    private final Entitlements entitlements;
    private final Authorizations authorizations;
    private final SuiteAccess suite;
    private final Installs installs;
    private final Audit audit;
    private final UnitOfWork unitOfWork;

    public StartInstall(
            Entitlements entitlements,
            Authorizations authorizations,
            SuiteAccess suite,
            Installs installs,
            Audit audit,
            UnitOfWork unitOfWork) {
        this.entitlements = entitlements;
        this.authorizations = authorizations;
        this.suite = suite;
        this.installs = installs;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
    }

    /**
     * @param state drawn at random by the door, for the way back
     */
    public record Command(Actor actor, InstallId install, String state, Instant now) {

        @Override
        public String toString() {
            return "Command[actor=" + actor + ", install=" + install + "]";
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /** The administrator opens the page before it expires. */
        record Started(InstallId install, URI page, Instant expiresAt) implements Result {}

        /** 接口未开放: the tenant has not opened the feature. */
        record FeatureNotOpen() implements Result {}

        /** WeCom gave no code. */
        record NotNow(Refusal refusal) implements Result {}
    }

    public Mono<Result> handle(Command command) {
        return unitOfWork
                .within(Scope.of(command.actor().tenant()), isOpen(command))
                .flatMap(open -> open ? askWeCom(command) : notOpen())
                .flatMap(result -> writeDownRefusal(command, result).thenReturn(result));
    }

    private Mono<Void> writeDownRefusal(Command command, Result result) {
        return switch (result) {
            case Result.Started _ -> Mono.empty();
            case Result.FeatureNotOpen() -> writeDown(command, "FEATURE_NOT_OPEN");
            case Result.NotNow _ -> writeDown(command, "NOT_NOW");
        };
    }

    private Mono<Void> writeDown(Command command, String refusal) {
        return unitOfWork.within(
                Scope.of(command.actor().tenant()),
                audit.refused(command.actor(), act(command), refusal));
    }

    private static Act act(Command command) {
        return new Act("install.start", "installs/" + command.install(), Map.of());
    }

    private Mono<Boolean> isOpen(Command command) {
        return entitlements
                .of(command.actor().tenant())
                .map(entitlement -> entitlement.opens(Entitlements.WECOM, command.now()))
                .defaultIfEmpty(false);
    }

    private static Mono<Result> notOpen() {
        return Mono.just(new Result.FeatureNotOpen());
    }

    private Mono<Result> askWeCom(Command command) {
        return suite.ask(authorizations::open).flatMap(reply -> remember(command, reply));
    }

    private Mono<Result> remember(Command command, Reply<Opened> reply) {
        return switch (reply) {
            case Denied<Opened>(var refusal) -> Mono.just(new Result.NotNow(refusal));
            case Given<Opened>(var opened) ->
                    unitOfWork.within(
                            Scope.of(command.actor().tenant()), remember(command, opened));
        };
    }

    private Mono<Result> remember(Command command, Opened opened) {
        var tenant = command.actor().tenant();
        var expiresAt = command.now().plus(opened.life());
        var install =
                new Install(
                        command.install(),
                        Optional.of(tenant),
                        new AwaitingAdministrator(expiresAt));
        return installs.save(install)
                .then(installs.expect(command.state(), install.id(), tenant, expiresAt))
                .then(audit.done(command.actor(), act(command)))
                .thenReturn(
                        new Result.Started(
                                install.id(),
                                authorizations.installPage(opened, command.state()),
                                expiresAt));
    }
}
