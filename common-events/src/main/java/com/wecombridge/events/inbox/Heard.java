package com.wecombridge.events.inbox;

import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.store.Cause;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** A fact that a door heard and has something to do with. */
record Heard(ConsumerRecord<byte[], byte[]> record, Envelope fact, Effect.Changes effect) {

    EventId id() {
        return fact.id();
    }

    Scope scope() {
        return effect.scope()
                .or(() -> fact.tenant().map(Scope::of))
                .or(() -> fact.corp().map(Scope::of))
                .orElseGet(Scope::platform);
    }

    /** Whatever it tells names the fact as its cause. */
    Mono<Void> takeEffect(Transactions transactions) {
        return transactions.within(scope(), Cause.of(id(), effect.changes().then()));
    }
}
