package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.application.mirror.Facts;
import com.wecombridge.events.Event;
import com.wecombridge.events.outbox.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Appends facts to the outbox. */
@Component
final class OutboxFacts implements Facts {

    private final Outbox outbox;

    OutboxFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> tell(Event fact) {
        return outbox.append(fact);
    }
}
