package com.wecombridge.events.notification;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/** What became of a message, person by person. Topic {@code notifications.deliveries}. */
public sealed interface DeliveryEvent extends TenantEvent {

    @Override
    default Topic topic() {
        return Topic.NOTIFICATIONS_DELIVERIES;
    }

    /** One person's delivery of one to-do reached a state. */
    @EventType("com.wecombridge.delivery.recorded.v1")
    record DeliveryRecorded(
            TenantId tenant,
            CrmTodoId todo,
            CrmUserId crmUser,
            Optional<CorpId> corp,
            Optional<MemberUserId> member,
            DeliveryState state,
            Optional<String> messageId,
            Optional<String> reason,
            Instant at,
            long version)
            implements DeliveryEvent {
        @Override
        public Optional<CorpId> corpId() {
            return corp;
        }

        @Override
        public String key() {
            return tenant.value() + ":" + todo.value();
        }

        @Override
        public String subject() {
            return "todos/" + todo.value() + "/deliveries/" + crmUser.value();
        }
    }

    /** Where one person's delivery stands. */
    enum DeliveryState {
        /** WeCom took the message for this person. */
        ACCEPTED,
        /** The person has no member bound. */
        UNBOUND,
        /** WeCom does not know the member, or the member is outside the visible range. */
        INVALID,
        /** The member has no interface licence. */
        UNLICENSED,
        /** WeCom refused the message as a whole; {@code reason} says why. */
        REFUSED,
        /** The answer was lost: the message may have arrived. Never repeated blindly. */
        UNKNOWN,
        /** A state that this reader does not know yet. */
        @JsonEnumDefaultValue
        UNRECOGNIZED
    }
}
