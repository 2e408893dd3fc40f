package com.wecombridge.events.crm;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import java.util.List;
import java.util.Optional;

/** The users of the CRM. Topic {@code crm.users}, compacted. */
public sealed interface CrmUserEvent extends TenantEvent {

    CrmUserId user();

    @Override
    default Topic topic() {
        return Topic.CRM_USERS;
    }

    @Override
    default String key() {
        return tenant().value() + ":" + user().value();
    }

    @Override
    default String subject() {
        return "users/" + user().value();
    }

    /**
     * The user as a whole, new or changed.
     *
     * @param licensed whether the user holds a CRM licence; only licensed users can be bound
     * @param email corporate mail, where the CRM has one
     * @param employeeNumber where the company keeps them
     * @param groups ids of the groups that the user is in
     */
    @EventType("com.wecombridge.crm-user.changed.v1")
    record CrmUserChanged(
            TenantId tenant,
            CrmUserId user,
            String name,
            Optional<String> email,
            Optional<String> employeeNumber,
            boolean licensed,
            List<String> groups,
            long version)
            implements CrmUserEvent {}

    /** The user does not exist any more. */
    @EventType("com.wecombridge.crm-user.removed.v1")
    record CrmUserRemoved(TenantId tenant, CrmUserId user, long version) implements CrmUserEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
