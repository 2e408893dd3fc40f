package com.wecombridge.wecomsim.define;

import java.util.List;

/** A member of a corp. */
public final class MemberDefinition extends Definition<MemberDefinition> {

    public MemberDefinition name(String name) {
        return set("name", name);
    }

    public MemberDefinition departments(Integer... ids) {
        return set("departments", List.of(ids));
    }

    public MemberDefinition mainDepartment(int id) {
        return set("mainDepartment", id);
    }

    public MemberDefinition position(String position) {
        return set("position", position);
    }

    public MemberDefinition mobile(String mobile) {
        return set("mobile", mobile);
    }

    public MemberDefinition email(String email) {
        return set("email", email);
    }

    public MemberDefinition bizMail(String bizMail) {
        return set("bizMail", bizMail);
    }

    public MemberDefinition alias(String alias) {
        return set("alias", alias);
    }

    /** 1 active, 2 disabled, 4 not activated, 5 left. */
    public MemberDefinition status(int status) {
        return set("status", status);
    }

    public MemberDefinition directLeaders(String... userIds) {
        return set("directLeaders", List.of(userIds));
    }

    public MemberDefinition leaderOf(Integer... departments) {
        return set("leaderOf", List.of(departments));
    }

    public MemberDefinition unlicensed() {
        return set("licensed", false);
    }

    /** The member gets another user id; the callback carries both. */
    public MemberDefinition newUserId(String userId) {
        return set("newUserId", userId);
    }
}
