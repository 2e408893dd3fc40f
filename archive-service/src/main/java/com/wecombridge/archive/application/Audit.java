package com.wecombridge.archive.application;

import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.CorpId;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down who did what they needed a right for, together with what they did. */
@Component
public final class Audit {

    private final Facts facts;
    private final Clock clock;

    public Audit(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    Mono<Void> record(Actor actor, String act, CorpId corp, Map<String, String> details) {
        var now = clock.instant();
        return facts.tell(
                new AuditEntry(
                        actor.tenant(),
                        actor.name(),
                        act,
                        "archives/" + corp.value(),
                        details,
                        now,
                        now.toEpochMilli()));
    }
}
