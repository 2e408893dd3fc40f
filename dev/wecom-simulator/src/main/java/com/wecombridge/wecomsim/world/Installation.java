package com.wecombridge.wecomsim.world;

import java.time.Instant;

/** A corp's authorisation of a suite. */
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
        Instant installedAt) {

    /** The same installation after the corp withdrew it. */
    public Installation cancelled() {
        return new Installation(
                corpId,
                suiteId,
                agentId,
                permanentCode,
                false,
                adminUserId,
                state,
                appStatus,
                userLimit,
                expiresAt,
                installedAt);
    }
}
