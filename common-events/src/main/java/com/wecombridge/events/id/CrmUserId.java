package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A user of the CRM. */
public record CrmUserId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CrmUserId {
        Ids.requireId("crm user id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
