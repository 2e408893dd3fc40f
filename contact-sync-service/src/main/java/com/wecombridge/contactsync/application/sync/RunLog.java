package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Facts;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.SyncCounts;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.contactsync.domain.SyncRun.FailureKind;
import com.wecombridge.contactsync.domain.SyncRun.Requested;
import com.wecombridge.contactsync.domain.SyncRun.Running;
import com.wecombridge.contactsync.domain.SyncRun.State;
import com.wecombridge.events.contact.SyncRunEvent;
import com.wecombridge.events.contact.SyncRunEvent.Counts;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunFailed;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunFinished;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunStarted;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down how a run goes, and tells it. In the caller's transaction. */
@Component
public final class RunLog {

    private final ConnectedApps apps;
    private final SyncRuns runs;
    private final Facts facts;
    private final Clock clock;

    public RunLog(ConnectedApps apps, SyncRuns runs, Facts facts, Clock clock) {
        this.apps = apps;
        this.runs = runs;
        this.facts = facts;
        this.clock = clock;
    }

    /** Somebody began; told once, however often a crash makes somebody begin again. */
    Mono<Void> started(AppRef app, String run) {
        return runs.find(app, run)
                .filter(known -> known.state() instanceof Requested)
                .flatMap(known -> started(known, clock.instant()));
    }

    private Mono<Void> started(SyncRun run, Instant now) {
        var app = run.app();
        return save(run, new Running(now))
                .then(
                        tell(
                                app,
                                version ->
                                        new SyncRunStarted(
                                                app.tenant(),
                                                app.corp(),
                                                app.app(),
                                                run.id(),
                                                now,
                                                version)));
    }

    Mono<Void> finished(AppRef app, String run, SyncCounts counts) {
        return runs.find(app, run).flatMap(known -> finished(known, counts, clock.instant()));
    }

    private Mono<Void> finished(SyncRun run, SyncCounts counts, Instant now) {
        var app = run.app();
        var begun = begunAt(run);
        return save(run, new SyncRun.Finished(begun, now, counts))
                .then(
                        tell(
                                app,
                                version ->
                                        new SyncRunFinished(
                                                app.tenant(),
                                                app.corp(),
                                                app.app(),
                                                run.id(),
                                                begun,
                                                now,
                                                toFact(counts),
                                                version)));
    }

    Mono<Void> failed(AppRef app, String run, FailureKind kind, String cause) {
        return runs.find(app, run)
                .flatMap(known ->
                        failed(
                                known,
                                new SyncRun.Failed(begunAt(known), clock.instant(), kind, cause)));
    }

    private Mono<Void> failed(SyncRun run, SyncRun.Failed how) {
        var app = run.app();
        return save(run, how)
                .then(
                        tell(
                                app,
                                version ->
                                        new SyncRunFailed(
                                                app.tenant(),
                                                app.corp(),
                                                app.app(),
                                                run.id(),
                                                how.startedAt(),
                                                how.endedAt(),
                                                how.cause(),
                                                version)));
    }

    private Mono<Void> save(SyncRun run, State state) {
        return runs.save(
                new SyncRun(
                        run.id(),
                        run.app(),
                        run.reason(),
                        run.requestedBy(),
                        run.requestedAt(),
                        state));
    }

    private Mono<Void> tell(AppRef app, LongFunction<SyncRunEvent> fact) {
        return apps.nextRunVersion(app).flatMap(version -> facts.tell(fact.apply(version)));
    }

    private Instant begunAt(SyncRun run) {
        return run.state() instanceof Running(var startedAt) ? startedAt : clock.instant();
    }

    private static Counts toFact(SyncCounts counts) {
        return new Counts(
                counts.members(),
                counts.departments(),
                counts.membersWritten(),
                counts.membersRemoved(),
                counts.departmentsWritten(),
                counts.departmentsRemoved());
    }
}
