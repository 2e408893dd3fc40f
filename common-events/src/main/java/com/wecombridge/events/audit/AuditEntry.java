package com.wecombridge.events.audit;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody did something that they needed a right for, or tried to. Topic {@code audit.entries}.
 *
 * @param actor who, as the identity provider names them
 * @param act what, as {@code <noun>.<verb>}: {@code account.bind}
 * @param object to what: {@code accounts/u-1}
 * @param details what else must be known; never a secret, never chat text
 * @param refusal why it was refused, as the caller was told: {@code MEMBER_UNKNOWN}; absent if it
 *     was done
 * @param version epoch milliseconds: entries have no aggregate of their own
 */
@EventType("com.wecombridge.audit.recorded.v1")
public record AuditEntry(
        TenantId tenant,
        String actor,
        String act,
        String object,
        Map<String, String> details,
        Optional<String> refusal,
        Instant at,
        long version)
        implements TenantEvent {

    @Override
    public Topic topic() {
        return Topic.AUDIT_ENTRIES;
    }

    @Override
    public String key() {
        return tenant.value() + ":" + object;
    }

    @Override
    public String subject() {
        return object;
    }
}
