package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A patch: only what is named is changed. */
public sealed class Definition<D extends Definition<D>>
        permits AppDefinition,
                BehaviourDefinition,
                CallbackDefinition,
                CorpDefinition,
                DepartmentDefinition,
                FaultDefinition,
                InstallationDefinition,
                MemberDefinition,
                SuiteDefinition,
                TagDefinition {

    private final ObjectNode fields = Json.object();

    Definition() {}

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
