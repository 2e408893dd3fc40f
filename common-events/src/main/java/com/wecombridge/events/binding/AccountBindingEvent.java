package com.wecombridge.events.binding;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which CRM user is which member. Topic {@code bindings.accounts}, compacted; one aggregate per CRM
 * user and corp.
 */
public sealed interface AccountBindingEvent extends TenantEvent {

    CorpId corp();

    CrmUserId crmUser();

    @Override
    default Topic topic() {
        return Topic.BINDINGS_ACCOUNTS;
    }

    @Override
    default Optional<CorpId> corpId() {
        return Optional.of(corp());
    }

    @Override
    default String key() {
        return tenant().value() + ":" + corp().value() + ":" + crmUser().value();
    }

    @Override
    default String subject() {
        return "accounts/" + crmUser().value();
    }

    /** The CRM user and the member are one person. */
    @EventType("com.wecombridge.account.bound.v1")
    record AccountBound(
            TenantId tenant,
            CorpId corp,
            CrmUserId crmUser,
            MemberUserId member,
            Instant boundAt,
            long version)
            implements AccountBindingEvent {}

    /** They are not any more. */
    @EventType("com.wecombridge.account.unbound.v1")
    record AccountUnbound(
            TenantId tenant,
            CorpId corp,
            CrmUserId crmUser,
            MemberUserId member,
            Instant unboundAt,
            long version)
            implements AccountBindingEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
