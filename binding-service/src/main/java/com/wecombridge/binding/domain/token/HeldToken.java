package com.wecombridge.binding.domain.token;

import java.time.Instant;

/** What we hold for an app or suite. */
public sealed interface HeldToken {

    /** Never fetched, or withdrawn. */
    record None() implements HeldToken {}

    /**
     * As far as we know, WeCom takes it.
     *
     * @param renewAt when to ask for the next one
     */
    record Current(Token token, Instant renewAt) implements HeldToken {}

    /** WeCom refused it before its time. */
    record Rejected(Token token) implements HeldToken {}
}
