package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.connection.ConnectedApps;
import com.wecombridge.binding.application.connection.Corps;
import com.wecombridge.binding.application.token.AppCredentials;
import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.application.token.SuiteAccess;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.work.Outcome;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what WeCom says about the suite's app in a corp: after it was authorised, and whenever
 * WeCom says that something changed without saying what.
 */
@Component
public class ReadAuthorization {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final AppCredentials credentials;
    private final Authorizations authorizations;
    private final SuiteAccess suite;
    private final ConnectedApps connected;
    private final Corps corps;
    private final UnitOfWork unitOfWork;

    public ReadAuthorization(
            AppCredentials credentials,
            Authorizations authorizations,
            SuiteAccess suite,
            ConnectedApps connected,
            Corps corps,
            UnitOfWork unitOfWork) {
        this.credentials = credentials;
        this.authorizations = authorizations;
        this.suite = suite;
        this.connected = connected;
        this.corps = corps;
        this.unitOfWork = unitOfWork;
    }

    public record Command(CorpId corp, AppId app) {}

    public Mono<Outcome> handle(Command command) {
        return unitOfWork
                .within(
                        Scope.of(command.corp()),
                        credentials.credentialOf(command.corp(), command.app()))
                .flatMap(found -> found.map(this::read).orElseGet(ReadAuthorization::nothing));
    }

    /** Not authorised, or not any more. */
    private static Mono<Outcome> nothing() {
        return Mono.just(new Outcome.Done(Mono.empty()));
    }

    private Mono<Outcome> read(AppCredential app) {
        return suite.ask(token -> authorizations.read(token, app.corp(), app.sealed()))
                .map(reply -> outcome(app, reply));
    }

    private Outcome outcome(AppCredential app, Reply<AppProfile> reply) {
        return switch (reply) {
            case Given<AppProfile>(var profile) -> new Outcome.DoneForAllDue(store(app, profile));
            case Denied<AppProfile>(var refusal) -> later(refusal);
        };
    }

    private Mono<Void> store(AppCredential app, AppProfile profile) {
        return unitOfWork.within(
                Scope.of(app.corp()),
                corps.app(app.corp(), app.app())
                        .flatMap(known -> connected.described(known, profile)));
    }

    private static Outcome later(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Later _, Refusal.NoToken _, Refusal.OutcomeUnknown _ ->
                    new Outcome.NotYet(SOON, refusal.cause());
            case Refusal.NotPermitted _ -> new Outcome.NotYet(LATER, refusal.cause());
            // The corp took its authorisation back; WeCom tells that by another callback.
            case Refusal.CredentialWrong _ -> new Outcome.Done(Mono.empty());
        };
    }
}
