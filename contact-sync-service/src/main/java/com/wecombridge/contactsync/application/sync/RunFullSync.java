package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.DirectoryException;
import com.wecombridge.contactsync.application.mirror.Setback;
import com.wecombridge.contactsync.application.sync.Comparison.Compared;
import com.wecombridge.contactsync.application.sync.Comparison.Suspicious;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.SyncRun.FailureKind;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Outcome.Done;
import com.wecombridge.events.work.Outcome.NotYet;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Brings the mirror of one app in line with WeCom. */
@Component
public final class RunFullSync {

    private static final int TRIES_IF_UNEXPECTED = 5;

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final WholeReader reader;
    private final Comparison comparison;
    private final RunLog log;

    public RunFullSync(
            UnitOfWork transactions,
            ConnectedApps apps,
            WholeReader reader,
            Comparison comparison,
            RunLog log) {
        this.transactions = transactions;
        this.apps = apps;
        this.reader = reader;
        this.comparison = comparison;
        this.log = log;
    }

    /**
     * One try of a run.
     *
     * @param readAt before anything is asked; by the database's clock, which all replicas share
     * @param attempt counts from 1
     */
    public record Command(AppRef app, String run, Instant readAt, int attempt) {}

    public Mono<Outcome> handle(Command command) {
        return transactions
                .within(command.app().tenant(), begin(command))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(app ->
                        app.map(known -> run(command, known)).orElseGet(() -> gone(command)));
    }

    private Mono<ConnectedApp> begin(Command command) {
        return apps.locked(command.app())
                .filter(ConnectedApp::connected)
                .flatMap(app ->
                        apps.beginWholeReading(app.ref(), command.readAt())
                                .then(log.started(app.ref(), command.run()))
                                .thenReturn(app));
    }

    private Mono<Outcome> run(Command command, ConnectedApp app) {
        return reader.read(app)
                .flatMap(reading -> comparison.carryOut(app, reading, command.readAt()))
                .map(result ->
                        switch (result) {
                            case Compared compared -> finish(command, compared);
                            case Suspicious(var cause) ->
                                    fail(command, FailureKind.TOO_MANY_REMOVALS, cause);
                        })
                .onErrorResume(
                        DirectoryException.class, e -> Mono.just(setBack(command, e.setback())));
    }

    private Mono<Outcome> gone(Command command) {
        return Mono.just(
                fail(command, FailureKind.AUTHORIZATION_ENDED, "the app is not connected"));
    }

    private Outcome finish(Command command, Compared compared) {
        return new Done(
                apps.steadyIn(command.app(), command.readAt())
                        .flatMap(app -> settle(command, compared).thenReturn(app))
                        .switchIfEmpty(
                                Mono.defer(() -> endedMeanwhile(command).then(Mono.empty()))));
    }

    private Mono<Void> settle(Command command, Compared compared) {
        return comparison
                .settle(command.app(), compared, command.readAt())
                .then(log.finished(command.app(), command.run(), compared.counts()));
    }

    private Mono<Void> endedMeanwhile(Command command) {
        return log.failed(
                command.app(),
                command.run(),
                FailureKind.AUTHORIZATION_ENDED,
                "the app was disconnected meanwhile");
    }

    private Outcome setBack(Command command, Setback setback) {
        var again = new NotYet(setback.waitAfter(command.attempt()), setback.cause());
        return switch (setback) {
            case Setback.Busy _, Setback.NoToken _ -> again;
            case Setback.Unexpected _ when command.attempt() < TRIES_IF_UNEXPECTED -> again;
            case Setback.Unexpected(var cause) -> fail(command, FailureKind.UNEXPECTED, cause);
            case Setback.NotPermitted(var cause) -> fail(command, FailureKind.NOT_PERMITTED, cause);
            case Setback.AuthorizationEnded(var cause) ->
                    fail(command, FailureKind.AUTHORIZATION_ENDED, cause);
        };
    }

    private Outcome fail(Command command, FailureKind kind, String cause) {
        return new Done(log.failed(command.app(), command.run(), kind, cause));
    }
}
