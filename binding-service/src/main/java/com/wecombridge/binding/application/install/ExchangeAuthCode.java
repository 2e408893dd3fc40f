package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.token.SuiteAccess;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.connection.Authorization;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.State.Exchanging;
import com.wecombridge.binding.domain.connection.Install.Step;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.work.Outcome;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Exchanges an auth code for the corp's permanent code, once. That we are about to ask is stored
 * before the call: if we stop in the middle, the next attempt knows that the code may be spent.
 */
@Component
public class ExchangeAuthCode {

    private final Installs installs;
    private final Authorizations authorizations;
    private final SuiteAccess suite;
    private final SettleInstall settle;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public ExchangeAuthCode(
            Installs installs,
            Authorizations authorizations,
            SuiteAccess suite,
            SettleInstall settle,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.installs = installs;
        this.authorizations = authorizations;
        this.suite = suite;
        this.settle = settle;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * @param tenant who started the install; empty for an offer from the market
     */
    public record Command(InstallId install, Optional<TenantId> tenant) {

        Scope scope() {
            return tenant.map(Scope::of).orElseGet(Scope::platform);
        }
    }

    public Mono<Outcome> handle(Command command) {
        return unitOfWork
                .within(command.scope(), installs.of(command.install()).flatMap(this::begin))
                .flatMap(this::carryOut)
                .defaultIfEmpty(new Outcome.Done(Mono.empty()));
    }

    private Mono<Begun> begin(Install install) {
        var step = install.next(clock.instant());
        var begun = new Begun(install, step);
        return step instanceof Step.Exchange(_, var receivedAt)
                ? installs.save(install.with(new Exchanging(receivedAt))).thenReturn(begun)
                : Mono.just(begun);
    }

    private Mono<Outcome> carryOut(Begun begun) {
        return switch (begun.step()) {
            case Step.Exchange exchange ->
                    suite.ask(token -> authorizations.exchange(token, exchange.authCode()))
                            .map(reply -> settled(begun.install(), exchange, reply));
            case Step.End(var ended) ->
                    Mono.just(
                            new Outcome.Done(
                                    unitOfWork.within(scope(ended), installs.save(ended))));
            case Step.Nothing() -> Mono.just(new Outcome.Done(Mono.empty()));
        };
    }

    private Outcome settled(Install install, Step.Exchange exchange, Reply<Authorization> reply) {
        return new Outcome.Done(settle.with(install, exchange, reply));
    }

    private static Scope scope(Install install) {
        return install.tenant().map(Scope::of).orElseGet(Scope::platform);
    }

    /** An install and what to do with it; its state before that. */
    private record Begun(Install install, Step step) {}
}
