package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of one fact: what the inbox remembers. */
public record EventId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        Ids.requireId("event id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
