package com.wecombridge.binding.application;

import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.TenantId;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down who did what they needed a right for, together with what they did. */
@Component
public class Audit {

    private final Facts facts;
    private final Clock clock;

    public Audit(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Who, and on whose behalf. */
    public record Actor(TenantId tenant, String name) {}

    public Mono<Void> record(Actor actor, String act, String object, Map<String, String> details) {
        var now = clock.instant();
        return facts.tell(
                new AuditEntry(
                        actor.tenant(),
                        actor.name(),
                        act,
                        object,
                        details,
                        now,
                        now.toEpochMilli()));
    }
}
