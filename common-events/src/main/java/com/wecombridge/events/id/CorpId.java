package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A company in WeCom as one app sees it. Source: {@code CorpID}, or {@code open_corpid} for a
 * suite.
 */
public record CorpId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CorpId {
        Ids.requireId("corp id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
