package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A third-party app 第三方应用 of the provider. Source: {@code suite_id}. */
public record SuiteId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SuiteId {
        Ids.requireId("suite id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
