package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.VisibleRange;
import java.util.List;

/** What one needs to know in order to judge a member. */
public record Surroundings(VisibleRange range, List<Department> departments) {}
