package com.wecombridge.wecomsim.world;

import java.time.Instant;

/** A code that is good once: to open the installation page, or to fetch a permanent code. */
public record OneTimeCode(
        String code,
        Kind kind,
        String suiteId,
        String corpId,
        String state,
        Instant expiresAt,
        boolean used) {

    /** The same code, spent. */
    public OneTimeCode spent() {
        return new OneTimeCode(code, kind, suiteId, corpId, state, expiresAt, true);
    }

    /** What the code is for. */
    public enum Kind {
        PRE_AUTH,
        AUTH,
        /** Leads to templates of agency-built apps; good as often as it is opened. */
        CUSTOMIZED
    }
}
