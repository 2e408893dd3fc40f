package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A to-do of the CRM. */
public record CrmTodoId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CrmTodoId {
        Ids.requireId("crm to-do id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
