package com.wecombridge.events.crm;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the bridge asks the CRM to do. Topic {@code crm.commands}. The CRM answers each on {@code
 * crm.command-results}.
 *
 * <p>The {@link #idempotencyKey()} makes a command safe to repeat: the same key with the same body
 * gets the stored answer, the same key with another body is rejected. {@code version} is always 1.
 */
public sealed interface CrmCommand extends TenantEvent {

    /** Names the wish, not the attempt; unique within the tenant. */
    String idempotencyKey();

    Instant askedAt();

    @Override
    default Topic topic() {
        return Topic.CRM_COMMANDS;
    }

    @Override
    default long version() {
        return 1;
    }

    @Override
    default String key() {
        return tenant().value() + ":" + subject();
    }

    /** Open the feature for the tenant (申请开通). */
    @EventType("com.wecombridge.activation.requested.v1")
    record ActivationRequested(
            TenantId tenant, String idempotencyKey, String feature, String askedBy, Instant askedAt)
            implements CrmCommand {
        @Override
        public String subject() {
            return "features/" + feature;
        }
    }

    /** Carry out an action of a to-do for a user. */
    @EventType("com.wecombridge.todo-action.requested.v1")
    record TodoActionRequested(
            TenantId tenant,
            String idempotencyKey,
            CrmTodoId todo,
            CrmUserId user,
            String action,
            Instant askedAt)
            implements CrmCommand {
        @Override
        public String subject() {
            return "todos/" + todo.value();
        }
    }

    /** Create a record of any object, owned by a user. */
    @EventType("com.wecombridge.record-creation.requested.v1")
    record RecordCreationRequested(
            TenantId tenant,
            String idempotencyKey,
            String object,
            CrmUserId owner,
            Map<String, String> fields,
            Optional<String> externalContact,
            Instant askedAt)
            implements CrmCommand {
        @Override
        public String subject() {
            return "objects/" + object;
        }
    }

    /** Give a record another owner. */
    @EventType("com.wecombridge.owner-change.requested.v1")
    record OwnerChangeRequested(
            TenantId tenant,
            String idempotencyKey,
            String object,
            String record,
            CrmUserId owner,
            Instant askedAt)
            implements CrmCommand {
        @Override
        public String subject() {
            return "objects/" + object + "/records/" + record;
        }
    }
}
