package com.wecombridge.wecomsim.world;

import java.time.Instant;
import java.util.Objects;

/**
 * A corp's authorisation of a suite.
 *
 * @param crowdedSince since when there are more users than paid for; epoch for not at all
 */
public record Installation(
        String corpId,
        String suiteId,
        int agentId,
        String permanentCode,
        boolean active,
        String adminUserId,
        String state,
        int appStatus,
        int userLimit,
        Instant expiresAt,
        Instant installedAt,
        Instant crowdedSince,
        String editionId,
        String editionName) {

    /** The edition of a new installation. */
    public static final String STANDARD_EDITION = "RL0001";

    private static final int TRIAL = 1;

    /** A part that was not there when the state was written is as usual. */
    public Installation {
        crowdedSince = Objects.requireNonNullElse(crowdedSince, Instant.EPOCH);
        editionId = Objects.requireNonNullElse(editionId, STANDARD_EDITION);
        editionName = Objects.requireNonNullElse(editionName, "标准版");
    }

    /** Whether there are more users than paid for. */
    public boolean crowded() {
        return crowdedSince.isAfter(Instant.EPOCH);
    }

    /** The same installation after the corp withdrew it. */
    public Installation cancelled() {
        return with(false, appStatus, expiresAt, crowdedSince);
    }

    /** The same installation, with more users than paid for since then. */
    public Installation crowdedSince(Instant since) {
        return with(active, appStatus, expiresAt, since);
    }

    /** The same installation, on trial until then. */
    public Installation onTrialUntil(Instant end) {
        return with(active, TRIAL, end, crowdedSince);
    }

    private Installation with(boolean running, int status, Instant end, Instant crowd) {
        return new Installation(
                corpId,
                suiteId,
                agentId,
                permanentCode,
                running,
                adminUserId,
                state,
                status,
                userLimit,
                end,
                installedAt,
                crowd,
                editionId,
                editionName);
    }
}
