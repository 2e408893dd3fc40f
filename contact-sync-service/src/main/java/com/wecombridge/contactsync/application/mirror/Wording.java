package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.events.Event;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentMirrored;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentRemoved;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;

/** How a kind of content is told as facts. */
public interface Wording<T extends Content> {

    Event mirrored(AppRef app, T content, Instant readAt, long version);

    /**
     * @param id as WeCom wrote it
     */
    Event removed(AppRef app, String id, Instant readAt, long version);

    /** Members, on {@code contacts.members}. */
    record OfMembers() implements Wording<MirroredMember> {

        @Override
        public Event mirrored(AppRef app, MirroredMember content, Instant readAt, long version) {
            var member = content.member();
            return new MemberMirrored(
                    app.tenant(),
                    app.corp(),
                    app.app(),
                    member.id(),
                    member.name(),
                    member.email(),
                    member.departments(),
                    member.status(),
                    content.insideRange(),
                    readAt,
                    version);
        }

        @Override
        public Event removed(AppRef app, String id, Instant readAt, long version) {
            return new MemberRemoved(
                    app.tenant(), app.corp(), app.app(), new MemberUserId(id), readAt, version);
        }
    }

    /** Departments, on {@code contacts.departments}. */
    record OfDepartments() implements Wording<Department> {

        @Override
        public Event mirrored(AppRef app, Department content, Instant readAt, long version) {
            return new DepartmentMirrored(
                    app.tenant(),
                    app.corp(),
                    app.app(),
                    content.id(),
                    content.name(),
                    content.parent(),
                    content.order(),
                    readAt,
                    version);
        }

        @Override
        public Event removed(AppRef app, String id, Instant readAt, long version) {
            return new DepartmentRemoved(
                    app.tenant(),
                    app.corp(),
                    app.app(),
                    new DepartmentId(Long.parseLong(id)),
                    readAt,
                    version);
        }
    }
}
