package com.wecombridge.archive.application;

import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.CorpId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down who did what they needed a right for, or tried to, together with what they did. */
@Component
public final class Audit {

    private final Facts facts;
    private final Clock clock;

    public Audit(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** What was tried, on which corp's archive, and what else must be known; never a secret. */
    record Act(String name, CorpId corp, Map<String, String> details) {}

    /** It was done: to be told in the transaction that does it. */
    Mono<Void> done(Actor actor, Act act) {
        return tell(actor, act, Optional.empty());
    }

    /** It was not done, for a reason that the caller hears as well. */
    Mono<Void> refused(Actor actor, Act act, String reason) {
        return tell(actor, act, Optional.of(reason));
    }

    private Mono<Void> tell(Actor actor, Act act, Optional<String> refusal) {
        var now = clock.instant();
        return facts.tell(
                new AuditEntry(
                        actor.tenant(),
                        actor.name(),
                        act.name(),
                        "archives/" + act.corp().value(),
                        act.details(),
                        refusal,
                        now,
                        now.toEpochMilli()));
    }
}
