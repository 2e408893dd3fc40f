package com.wecombridge.binding.domain.connection;

import com.wecombridge.events.id.SuiteId;

/** What kind of app connects a corp: it decides which credential there is. */
public enum AppKind {
    /** 第三方应用: installed from the provider's suite, known by a permanent code. */
    SUITE,
    /** 自建应用: the corp's own app, known by its Secret. */
    SELF_BUILT,
    /**
     * 代开发应用: built by the provider inside the corp from its template. Installed as a suite is; its
     * permanent code is the app's Secret (developer.work.weixin.qq.com/document/path/97163).
     */
    AGENCY_BUILT;

    private static final String TEMPLATE = "dk";

    /** What a corp gets that authorises this suite: the ids of templates begin with dk. */
    public static AppKind installedFrom(SuiteId suite) {
        return suite.value().startsWith(TEMPLATE) ? AGENCY_BUILT : SUITE;
    }
}
