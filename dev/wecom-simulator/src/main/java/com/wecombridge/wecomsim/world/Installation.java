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
        Instant crowdedSince) {

    /** A part that was not there when the state was written is as usual. */
    public Installation {
        crowdedSince = Objects.requireNonNullElse(crowdedSince, Instant.EPOCH);
    }

    /** Whether there are more users than paid for. */
    public boolean crowded() {
        return crowdedSince.isAfter(Instant.EPOCH);
    }

    /** The same installation after the corp withdrew it. */
    public Installation cancelled() {
        return with(false, crowdedSince);
    }

    /** The same installation, with more users than paid for since then. */
    public Installation crowdedSince(Instant since) {
        return with(active, since);
    }

    private Installation with(boolean running, Instant crowd) {
        return new Installation(
                corpId,
                suiteId,
                agentId,
                permanentCode,
                running,
                adminUserId,
                state,
                appStatus,
                userLimit,
                expiresAt,
                installedAt,
                crowd);
    }
}
