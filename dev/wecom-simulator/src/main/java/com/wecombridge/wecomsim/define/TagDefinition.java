package com.wecombridge.wecomsim.define;

import java.util.List;

/** A directory tag. */
public final class TagDefinition extends Definition<TagDefinition> {

    public TagDefinition name(String name) {
        return set("name", name);
    }

    public TagDefinition users(String... userIds) {
        return set("users", List.of(userIds));
    }

    public TagDefinition parties(Integer... ids) {
        return set("parties", List.of(ids));
    }
}
