package com.wecombridge.binding.domain.connection;

/** What kind of app connects a corp: it decides which credential there is. */
public enum AppKind {
    /** 第三方应用: installed from the provider's suite, known by a permanent code. */
    SUITE,
    /** 自建应用: the corp's own app, known by its Secret. */
    SELF_BUILT
}
