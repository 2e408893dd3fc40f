package com.wecombridge.binding.domain;

/** What came of asking WeCom: an answer, or a refusal that says what to do next. */
public sealed interface Reply<T> {

    /** WeCom answered. */
    record Given<T>(T answer) implements Reply<T> {}

    /** WeCom said no, or nobody knows. */
    record Denied<T>(Refusal refusal) implements Reply<T> {}
}
