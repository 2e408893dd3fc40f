package com.wecombridge.events.binding;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of app connects a corp; it decides credentials, callbacks and the dialect of ids. */
public enum AppMode {
    /** 自建应用: the corp's own app. */
    SELF_BUILT,
    /** 第三方应用: the provider's suite, installed by the corp. */
    SUITE,
    /** 代开发应用: made from the provider's template inside the corp. */
    AGENCY_BUILT,
    @JsonEnumDefaultValue
    UNKNOWN
}
