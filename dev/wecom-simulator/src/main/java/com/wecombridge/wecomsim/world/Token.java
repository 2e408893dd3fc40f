package com.wecombridge.wecomsim.world;

import java.time.Instant;

/** An access token; it says who calls. */
public record Token(
        String value,
        Kind kind,
        String corpId,
        int agentId,
        String suiteId,
        Instant issuedAt,
        Instant expiresAt,
        boolean revoked) {

    /** The same token, taken back before its time. */
    public Token revokedEarly() {
        return new Token(value, kind, corpId, agentId, suiteId, issuedAt, expiresAt, true);
    }

    /** Whose token. */
    public enum Kind {
        CORP,
        SUITE,
        PROVIDER
    }
}
