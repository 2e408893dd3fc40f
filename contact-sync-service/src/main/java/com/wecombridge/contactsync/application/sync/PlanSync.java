package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.apps.DirectoryWork;
import com.wecombridge.contactsync.application.apps.WorkBook;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.contactsync.domain.SyncRun.Reason;
import com.wecombridge.contactsync.domain.SyncRun.Requested;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Plans a run, unless one that nobody has begun is planned already. In the caller's transaction.
 */
@Component
public final class PlanSync {

    private final ConnectedApps apps;
    private final SyncRuns runs;
    private final WorkBook work;
    private final Clock clock;

    public PlanSync(ConnectedApps apps, SyncRuns runs, WorkBook work, Clock clock) {
        this.apps = apps;
        this.runs = runs;
        this.work = work;
        this.clock = clock;
    }

    /** Whose directory, why, and who asked. */
    public record Command(AppRef app, Reason reason, String requestedBy) {}

    /** The run that will answer the wish. */
    public Mono<SyncRun> handle(Command command) {
        return apps.locked(command.app())
                .flatMap(app -> runs.waiting(app.ref()))
                .switchIfEmpty(Mono.defer(() -> plan(command)));
    }

    private Mono<SyncRun> plan(Command command) {
        var run =
                new SyncRun(
                        UUID.randomUUID().toString(),
                        command.app(),
                        command.reason(),
                        command.requestedBy(),
                        clock.instant(),
                        new Requested());
        return runs.save(run)
                .then(work.add(DirectoryWork.fullSync(run.app(), run.id())))
                .thenReturn(run);
    }
}
