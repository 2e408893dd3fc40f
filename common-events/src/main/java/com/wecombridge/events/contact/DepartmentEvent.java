package com.wecombridge.events.contact;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * The departments of a corp as one app sees them. Topic {@code contacts.departments}, compacted;
 * one aggregate per corp, app and department.
 */
public sealed interface DepartmentEvent extends TenantEvent {

    CorpId corp();

    AppId app();

    DepartmentId department();

    @Override
    default Topic topic() {
        return Topic.CONTACTS_DEPARTMENTS;
    }

    @Override
    default Optional<CorpId> corpId() {
        return Optional.of(corp());
    }

    @Override
    default String key() {
        return corp().value() + ":" + app().value() + ":" + department().value();
    }

    @Override
    default String subject() {
        return "departments/" + department().value();
    }

    /** The department as read from WeCom; the root has no parent. */
    @EventType("com.wecombridge.department.mirrored.v1")
    record DepartmentMirrored(
            TenantId tenant,
            CorpId corp,
            AppId app,
            DepartmentId department,
            Optional<String> name,
            Optional<DepartmentId> parent,
            long order,
            Instant readAt,
            long version)
            implements DepartmentEvent {}

    /** The department was dissolved, or the app may not see it any more. */
    @EventType("com.wecombridge.department.removed.v1")
    record DepartmentRemoved(
            TenantId tenant,
            CorpId corp,
            AppId app,
            DepartmentId department,
            Instant readAt,
            long version)
            implements DepartmentEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
