package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Set;

/** Whom a contacts tag 标签 holds, by person and by department. */
public record TagContent(Set<MemberUserId> members, Set<DepartmentId> departments) {}
