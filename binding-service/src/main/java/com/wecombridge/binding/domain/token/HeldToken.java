package com.wecombridge.binding.domain.token;

/** What we hold for an app or suite. */
public sealed interface HeldToken {

    /** Never fetched, or withdrawn. */
    record None() implements HeldToken {}

    /** As far as we know, WeCom takes it. */
    record Current(Token token) implements HeldToken {}

    /** WeCom refused it before its time. */
    record Rejected(Token token) implements HeldToken {}
}
