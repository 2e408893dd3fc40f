package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.world.Suite;
import java.util.Map;

/** Any callback, by its kind and fields or as the whole inner XML. */
public final class CallbackDefinition extends Definition<CallbackDefinition> {

    public CallbackDefinition corp(String corpId) {
        return set("corpId", corpId);
    }

    public CallbackDefinition agent(int agentId) {
        return set("agentId", agentId);
    }

    public CallbackDefinition suite(String suiteId) {
        return set("suiteId", suiteId);
    }

    public CallbackDefinition door(Suite.Door door) {
        return set("door", door);
    }

    public CallbackDefinition kind(String kind) {
        return set("kind", kind);
    }

    /** One of several changes of a kind, such as {@code delete_party}. */
    public CallbackDefinition changeType(String changeType) {
        return set("changeType", changeType);
    }

    public CallbackDefinition from(String userId) {
        return set("from", userId);
    }

    public CallbackDefinition fields(Map<String, ?> fields) {
        return set("fields", fields);
    }

    public CallbackDefinition xml(String xml) {
        return set("xml", xml);
    }
}
