package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A secret in its encrypted form, the only form in which a fact may carry one. Opened by package
 * {@code secrets} of wecom-client.
 */
public record SealedSecret(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SealedSecret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("sealed secret is blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
