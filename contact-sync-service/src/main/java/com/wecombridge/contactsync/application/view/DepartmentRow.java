package com.wecombridge.contactsync.application.view;

import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.events.id.AppId;
import java.time.Instant;

/** A department as one app sees it, and since when we know. */
public record DepartmentRow(AppId app, Department content, Instant readAt, long version) {}
