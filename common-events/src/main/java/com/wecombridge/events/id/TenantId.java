package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A company that owns CRM accounts; it may have several corps. */
public record TenantId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        Ids.requireId("tenant id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
