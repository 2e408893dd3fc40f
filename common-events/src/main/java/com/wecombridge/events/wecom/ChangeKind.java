package com.wecombridge.events.wecom;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * What WeCom says happened to an object of its directory. A hint: the object itself is the truth.
 */
public enum ChangeKind {
    ADDED,
    CHANGED,
    DELETED,
    @JsonEnumDefaultValue
    UNKNOWN
}
