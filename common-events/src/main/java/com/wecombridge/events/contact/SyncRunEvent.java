package com.wecombridge.events.contact;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * How the comparison of the mirror with WeCom goes. Topic {@code contacts.sync-runs}, compacted;
 * one aggregate per corp and app, so the newest run is what remains.
 */
public sealed interface SyncRunEvent extends TenantEvent {

    CorpId corp();

    AppId app();

    /** Names the run. */
    String run();

    @Override
    default Topic topic() {
        return Topic.CONTACTS_SYNC_RUNS;
    }

    @Override
    default Optional<CorpId> corpId() {
        return Optional.of(corp());
    }

    @Override
    default String key() {
        return corp().value() + ":" + app().value();
    }

    @Override
    default String subject() {
        return "sync-runs/" + run();
    }

    /** A full sync began. */
    @EventType("com.wecombridge.sync-run.started.v1")
    record SyncRunStarted(
            TenantId tenant, CorpId corp, AppId app, String run, Instant startedAt, long version)
            implements SyncRunEvent {}

    /** A full sync came to its end; the numbers say what it found and changed. */
    @EventType("com.wecombridge.sync-run.finished.v1")
    record SyncRunFinished(
            TenantId tenant,
            CorpId corp,
            AppId app,
            String run,
            Instant startedAt,
            Instant finishedAt,
            Counts counts,
            long version)
            implements SyncRunEvent {}

    /** A full sync could not be finished. */
    @EventType("com.wecombridge.sync-run.failed.v1")
    record SyncRunFailed(
            TenantId tenant,
            CorpId corp,
            AppId app,
            String run,
            Instant startedAt,
            Instant failedAt,
            String cause,
            long version)
            implements SyncRunEvent {}

    /** How many were seen and how many of them differed from the mirror. */
    record Counts(
            int members,
            int departments,
            int membersWritten,
            int membersRemoved,
            int departmentsWritten,
            int departmentsRemoved) {}
}
