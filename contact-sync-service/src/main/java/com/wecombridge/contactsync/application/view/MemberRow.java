package com.wecombridge.contactsync.application.view;

import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.events.id.AppId;
import java.time.Instant;

/** A member as one app sees them, and since when we know. */
public record MemberRow(AppId app, MirroredMember content, Instant readAt, long version) {}
