package com.wecombridge.wecomsim.world;

import java.util.List;

/** A department (party) of a corp; the root has id 1 and no parent. */
public record Department(
        String corpId,
        int id,
        String name,
        String nameEn,
        int parentId,
        long order,
        List<String> leaders) {

    /** A department directly below the root. */
    public static Department numbered(String corpId, int id) {
        return new Department(corpId, id, "Department " + id, "", id == 1 ? 0 : 1, 0, List.of());
    }
}
