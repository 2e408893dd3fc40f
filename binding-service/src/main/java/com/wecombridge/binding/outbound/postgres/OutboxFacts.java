package com.wecombridge.binding.outbound.postgres;

import com.wecombridge.binding.application.Facts;
import com.wecombridge.events.Event;
import com.wecombridge.events.outbox.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Facts leave by the outbox. */
@Component
class OutboxFacts implements Facts {

    private final Outbox outbox;

    OutboxFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> tell(Event fact) {
        return outbox.append(fact);
    }
}
