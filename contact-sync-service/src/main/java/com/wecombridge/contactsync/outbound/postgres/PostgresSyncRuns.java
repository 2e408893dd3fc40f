package com.wecombridge.contactsync.outbound.postgres;

import static com.wecombridge.contactsync.outbound.postgres.Rows.get;

import com.wecombridge.contactsync.application.sync.SyncRuns;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.SyncCounts;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.contactsync.domain.SyncRun.Failed;
import com.wecombridge.contactsync.domain.SyncRun.FailureKind;
import com.wecombridge.contactsync.domain.SyncRun.Finished;
import com.wecombridge.contactsync.domain.SyncRun.Reason;
import com.wecombridge.contactsync.domain.SyncRun.Requested;
import com.wecombridge.contactsync.domain.SyncRun.Running;
import com.wecombridge.contactsync.domain.SyncRun.State;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code sync_run}. */
@Component
final class PostgresSyncRuns implements SyncRuns {

    private final DatabaseClient db;

    PostgresSyncRuns(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<SyncRun> waiting(AppRef app) {
        return Rows.of(
                        db,
                        """
                        select * from sync_run
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                           and state = 'REQUESTED'
                        """,
                        app)
                .map(PostgresSyncRuns::toRun)
                .one();
    }

    @Override
    public Mono<SyncRun> find(AppRef app, String run) {
        return Rows.of(
                        db,
                        """
                        select * from sync_run
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                           and run_id = :run
                           for update
                        """,
                        app)
                .bind("run", run)
                .map(PostgresSyncRuns::toRun)
                .one();
    }

    @Override
    public Flux<SyncRun> newest(TenantId tenant, CorpId corp, int limit) {
        return db.sql(
                        """
                        select * from sync_run
                         where tenant_id = :tenant and corp_id = :corp
                         order by requested_at desc, run_id
                         limit :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .bind("limit", limit)
                .map(PostgresSyncRuns::toRun)
                .all();
    }

    @Override
    public Mono<Void> save(SyncRun run) {
        return switch (run.state()) {
            case Requested() -> insert(run);
            case Running(var startedAt) ->
                    update(run, "state = 'RUNNING', started_at = :startedAt")
                            .bind("startedAt", startedAt)
                            .then();
            case Finished finished -> save(run, finished);
            case Failed(var startedAt, var endedAt, var kind, var cause) ->
                    update(
                                    run,
                                    """
                                    state = 'FAILED', started_at = :startedAt, ended_at = :endedAt,
                                    failure_kind = :kind, failure_cause = :cause
                                    """)
                            .bind("startedAt", startedAt)
                            .bind("endedAt", endedAt)
                            .bind("kind", kind.name())
                            .bind("cause", cause)
                            .then();
        };
    }

    private Mono<Void> insert(SyncRun run) {
        return Rows.of(
                        db,
                        """
                        insert into sync_run (tenant_id, run_id, corp_id, app_id, reason,
                                              requested_by, requested_at, state)
                        values (:tenant, :run, :corp, :app, :reason, :by, :at, 'REQUESTED')
                        """,
                        run.app())
                .bind("run", run.id())
                .bind("reason", run.reason().name())
                .bind("by", run.requestedBy())
                .bind("at", run.requestedAt())
                .then();
    }

    private Mono<Void> save(SyncRun run, Finished finished) {
        var counts = finished.counts();
        return update(
                        run,
                        """
                        state = 'FINISHED', started_at = :startedAt, ended_at = :endedAt,
                        members = :members, departments = :departments,
                        members_written = :membersWritten, members_removed = :membersRemoved,
                        departments_written = :departmentsWritten,
                        departments_removed = :departmentsRemoved
                        """)
                .bind("startedAt", finished.startedAt())
                .bind("endedAt", finished.endedAt())
                .bind("members", counts.members())
                .bind("departments", counts.departments())
                .bind("membersWritten", counts.membersWritten())
                .bind("membersRemoved", counts.membersRemoved())
                .bind("departmentsWritten", counts.departmentsWritten())
                .bind("departmentsRemoved", counts.departmentsRemoved())
                .then();
    }

    private GenericExecuteSpec update(SyncRun run, String changes) {
        return db.sql(
                        "update sync_run set %s where tenant_id = :tenant and run_id = :run"
                                .formatted(changes))
                .bind("tenant", run.app().tenant().value())
                .bind("run", run.id());
    }

    private static SyncRun toRun(Readable row) {
        return new SyncRun(
                get(row, "run_id", String.class),
                Rows.app(row),
                Reason.valueOf(get(row, "reason", String.class)),
                get(row, "requested_by", String.class),
                get(row, "requested_at", Instant.class),
                toState(row));
    }

    private static State toState(Readable row) {
        return switch (get(row, "state", String.class)) {
            case "REQUESTED" -> new Requested();
            case "RUNNING" -> new Running(get(row, "started_at", Instant.class));
            case "FINISHED" ->
                    new Finished(
                            get(row, "started_at", Instant.class),
                            get(row, "ended_at", Instant.class),
                            toCounts(row));
            case "FAILED" ->
                    new Failed(
                            get(row, "started_at", Instant.class),
                            get(row, "ended_at", Instant.class),
                            FailureKind.valueOf(get(row, "failure_kind", String.class)),
                            get(row, "failure_cause", String.class));
            case String other -> throw new IllegalStateException("a run is " + other);
        };
    }

    private static SyncCounts toCounts(Readable row) {
        return new SyncCounts(
                get(row, "members", Integer.class),
                get(row, "departments", Integer.class),
                get(row, "members_written", Integer.class),
                get(row, "members_removed", Integer.class),
                get(row, "departments_written", Integer.class),
                get(row, "departments_removed", Integer.class));
    }
}
