package com.wecombridge.events.crm;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/** How the CRM answered a command. Topic {@code crm.command-results}. */
public sealed interface CrmCommandResult extends TenantEvent {

    /** Of the command that is answered. */
    String idempotencyKey();

    @Override
    default Topic topic() {
        return Topic.CRM_COMMAND_RESULTS;
    }

    @Override
    default long version() {
        return 1;
    }

    @Override
    default String key() {
        return tenant().value() + ":" + idempotencyKey();
    }

    @Override
    default String subject() {
        return "commands/" + idempotencyKey();
    }

    /** It is done; {@code reference} names what came of it, such as the id of a new record. */
    @EventType("com.wecombridge.command.done.v1")
    record CommandDone(
            TenantId tenant, String idempotencyKey, Optional<String> reference, Instant answeredAt)
            implements CrmCommandResult {}

    /** The CRM will not do it; {@code reason} is a short code, {@code detail} is for people. */
    @EventType("com.wecombridge.command.rejected.v1")
    record CommandRejected(
            TenantId tenant,
            String idempotencyKey,
            String reason,
            String detail,
            Instant answeredAt)
            implements CrmCommandResult {}
}
