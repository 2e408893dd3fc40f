package com.wecombridge.contactsync.inbound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.wecombridge.contactsync.application.view.DepartmentRow;
import com.wecombridge.contactsync.application.view.LookAtMirror.MemberPage;
import com.wecombridge.contactsync.application.view.MemberRow;
import com.wecombridge.contactsync.application.view.PagePosition;
import com.wecombridge.contactsync.domain.SyncCounts;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.events.id.DepartmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What the door answers; absent values are left out. */
final class Views {

    private Views() {}

    /** Somebody else's corps answer as those do that are nobody's. */
    static ErrorResponseException corpNotConnected() {
        return Problems.refusal(
                HttpStatus.NOT_FOUND,
                "corp-not-connected",
                "This corp is not connected to the tenant.");
    }

    /** A page of members; {@code next} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record MemberPageView(List<MemberView> items, Optional<String> next) {

        static MemberPageView of(MemberPage page) {
            return new MemberPageView(
                    page.rows().stream().map(MemberView::of).toList(),
                    page.next().map(PagePosition::cursor));
        }
    }

    /** A member as one app sees them. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record MemberView(
            String appId,
            String memberUserId,
            Optional<String> name,
            Optional<String> email,
            List<Long> departments,
            int status,
            boolean insideRange,
            Instant readAt,
            long version) {

        static MemberView of(MemberRow row) {
            var member = row.content().member();
            return new MemberView(
                    row.app().value(),
                    member.id().value(),
                    member.name(),
                    member.email(),
                    member.departments().stream().map(DepartmentId::value).toList(),
                    member.status(),
                    row.content().insideRange(),
                    row.readAt(),
                    row.version());
        }
    }

    /** All departments of a corp. */
    record DepartmentsView(List<DepartmentView> items) {

        static DepartmentsView of(List<DepartmentRow> rows) {
            return new DepartmentsView(rows.stream().map(DepartmentView::of).toList());
        }
    }

    /** A department as one app sees it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DepartmentView(
            String appId,
            long id,
            Optional<String> name,
            Optional<Long> parentId,
            long order,
            Instant readAt,
            long version) {

        static DepartmentView of(DepartmentRow row) {
            var department = row.content();
            return new DepartmentView(
                    row.app().value(),
                    department.id().value(),
                    department.name(),
                    department.parent().map(DepartmentId::value),
                    department.order(),
                    row.readAt(),
                    row.version());
        }
    }

    /** Runs, newest first. */
    record SyncRunsView(List<SyncRunView> items) {

        static SyncRunsView of(List<SyncRun> runs) {
            return new SyncRunsView(runs.stream().map(SyncRunView::of).toList());
        }
    }

    /** A run; what is not known yet is left out. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SyncRunView(
            String runId,
            String appId,
            String reason,
            String requestedBy,
            Instant requestedAt,
            String state,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<SyncCounts> counts,
            Optional<FailureView> failure) {

        static SyncRunView of(SyncRun run) {
            return switch (run.state()) {
                case SyncRun.Requested() -> of(run, "REQUESTED", Progress.NONE);
                case SyncRun.Running(var startedAt) ->
                        of(run, "RUNNING", Progress.since(startedAt));
                case SyncRun.Finished(var startedAt, var endedAt, var counts) ->
                        of(run, "FINISHED", Progress.ended(startedAt, endedAt).with(counts));
                case SyncRun.Failed failed -> of(run, "FAILED", Progress.of(failed));
            };
        }

        private static SyncRunView of(SyncRun run, String state, Progress progress) {
            return new SyncRunView(
                    run.id(),
                    run.app().app().value(),
                    run.reason().name(),
                    run.requestedBy(),
                    run.requestedAt(),
                    state,
                    progress.startedAt(),
                    progress.endedAt(),
                    progress.counts(),
                    progress.failure());
        }
    }

    /** Why a run failed; {@code kind} says who can help. */
    record FailureView(String kind, String cause) {}

    private record Progress(
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<SyncCounts> counts,
            Optional<FailureView> failure) {

        static final Progress NONE =
                new Progress(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Progress since(Instant startedAt) {
            return new Progress(
                    Optional.of(startedAt), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Progress ended(Instant startedAt, Instant endedAt) {
            return new Progress(
                    Optional.of(startedAt),
                    Optional.of(endedAt),
                    Optional.empty(),
                    Optional.empty());
        }

        static Progress of(SyncRun.Failed failed) {
            return new Progress(
                    Optional.of(failed.startedAt()),
                    Optional.of(failed.endedAt()),
                    Optional.empty(),
                    Optional.of(new FailureView(failed.kind().name(), failed.cause())));
        }

        Progress with(SyncCounts counted) {
            return new Progress(startedAt, endedAt, Optional.of(counted), failure);
        }
    }
}
