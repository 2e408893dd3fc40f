package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A patch: only what is named is changed. */
public abstract class Definition<D extends Definition<D>> {

    private final ObjectNode fields = Json.object();

    protected Definition() {}

    /** The patch as the control API takes it. */
    public ObjectNode asJson() {
        return fields.deepCopy();
    }

    /** Sets any field of the control API by its name. */
    @SuppressWarnings("unchecked") // D is always the subclass itself
    public D set(String field, Object value) {
        fields.set(field, Json.MAPPER.valueToTree(value));
        return (D) this;
    }
}
