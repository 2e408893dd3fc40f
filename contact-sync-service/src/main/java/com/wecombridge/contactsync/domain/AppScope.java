package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Set;

/** The visible range 可见范围 as the administrator picked it: nothing in it is expanded. */
public record AppScope(
        Set<MemberUserId> members, Set<DepartmentId> departments, Set<String> tags) {}
