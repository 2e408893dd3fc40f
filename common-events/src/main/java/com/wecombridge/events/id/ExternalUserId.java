package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A WeCom external contact within one corp. Source: {@code external_userid}. */
public record ExternalUserId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExternalUserId {
        Ids.requireId("external user id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
