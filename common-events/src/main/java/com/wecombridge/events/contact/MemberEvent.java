package com.wecombridge.events.contact;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The members of a corp as one app sees them. Topic {@code contacts.members}, compacted; one
 * aggregate per corp, app and member.
 */
public sealed interface MemberEvent extends TenantEvent {

    CorpId corp();

    AppId app();

    MemberUserId member();

    @Override
    default Topic topic() {
        return Topic.CONTACTS_MEMBERS;
    }

    @Override
    default Optional<CorpId> corpId() {
        return Optional.of(corp());
    }

    @Override
    default String key() {
        return corp().value() + ":" + app().value() + ":" + member().key();
    }

    @Override
    default String subject() {
        return "members/" + member().key();
    }

    /**
     * The member as read from WeCom.
     *
     * @param name absent where the app may not know it (a suite sees no names)
     * @param status WeCom's number: 1 active, 2 disabled, 4 not activated, 5 left
     * @param insideRange whether the app's visible range holds the member
     * @param readAt when WeCom was asked
     */
    @EventType("com.wecombridge.member.mirrored.v1")
    record MemberMirrored(
            TenantId tenant,
            CorpId corp,
            AppId app,
            MemberUserId member,
            Optional<String> name,
            Optional<String> email,
            List<DepartmentId> departments,
            int status,
            boolean insideRange,
            Instant readAt,
            long version)
            implements MemberEvent {}

    /** The member left, or the app may not see them any more. */
    @EventType("com.wecombridge.member.removed.v1")
    record MemberRemoved(
            TenantId tenant,
            CorpId corp,
            AppId app,
            MemberUserId member,
            Instant readAt,
            long version)
            implements MemberEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
