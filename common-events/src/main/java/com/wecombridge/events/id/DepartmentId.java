package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A department 部门 of a corp. Source: {@code department.id}; the root is 1. */
public record DepartmentId(@JsonValue long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DepartmentId {
        if (value < 1) {
            throw new IllegalArgumentException("department id is not positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
