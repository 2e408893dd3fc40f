package com.wecombridge.contactsync.domain;

import java.time.Instant;

/**
 * One comparison of the mirror with the whole directory.
 *
 * @param reason why it was asked for
 * @param requestedBy who asked: an actor of the tenant, or this service
 */
public record SyncRun(
        String id,
        AppRef app,
        Reason reason,
        String requestedBy,
        Instant requestedAt,
        State state) {

    /** Why a run takes place. */
    public enum Reason {
        /** The app was connected: there is no mirror yet. */
        CONNECTED,
        /** An administrator asked for it. */
        ASKED_FOR,
        /** The visible range changed: members may have come into sight that nobody reported. */
        RANGE_CHANGED
    }

    /** Which kind of trouble ended a run; decides who can help. */
    public enum FailureKind {
        /** An administrator of the corp or the operator must act. */
        NOT_PERMITTED,
        /** The corp withdrew the authorisation, or the app was disconnected. */
        AUTHORIZATION_ENDED,
        /** It would have removed suspiciously many members. */
        TOO_MANY_REMOVALS,
        /** WeCom answered something that we do not understand. */
        UNEXPECTED
    }

    /** Where a run is. */
    public sealed interface State {}

    /** Nobody has begun. */
    public record Requested() implements State {}

    /** Somebody reads; after a crash, somebody else begins again. */
    public record Running(Instant startedAt) implements State {}

    /** The mirror was brought in line. */
    public record Finished(Instant startedAt, Instant endedAt, SyncCounts counts)
            implements State {}

    /** Nothing was removed; what was written is true. */
    public record Failed(Instant startedAt, Instant endedAt, FailureKind kind, String cause)
            implements State {}
}
