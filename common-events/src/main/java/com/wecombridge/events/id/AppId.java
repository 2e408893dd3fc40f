package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One app of a corp: a suite id for a third-party app, the agent id in digits for the corp's own.
 */
public record AppId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AppId {
        Ids.requireId("app id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
