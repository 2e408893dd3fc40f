package com.wecombridge.wecomsim.world;

import java.util.List;

/** A directory tag: a list of members and departments. */
public record Tag(String corpId, int id, String name, List<String> users, List<Integer> parties) {

    /** An empty tag. */
    public static Tag numbered(String corpId, int id) {
        return new Tag(corpId, id, "Tag " + id, List.of(), List.of());
    }
}
