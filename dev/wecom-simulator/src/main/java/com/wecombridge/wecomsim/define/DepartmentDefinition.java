package com.wecombridge.wecomsim.define;

/** A department. */
public final class DepartmentDefinition extends Definition<DepartmentDefinition> {

    public DepartmentDefinition name(String name) {
        return set("name", name);
    }

    public DepartmentDefinition parentId(int parentId) {
        return set("parentId", parentId);
    }

    public DepartmentDefinition order(long order) {
        return set("order", order);
    }
}
