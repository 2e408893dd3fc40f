package com.wecombridge.gateway.application;

import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores a callback and appends its fact, together or not at all. */
@Component
public class TakeCallback {

    private final Transactions transactions;
    private final Callbacks callbacks;
    private final Outbox outbox;

    TakeCallback(Transactions transactions, Callbacks callbacks, Outbox outbox) {
        this.transactions = transactions;
        this.callbacks = callbacks;
        this.outbox = outbox;
    }

    /** A callback that WeCom sends again is recognised and told once. */
    public Mono<Taken> handle(AuthenticCallback callback) {
        return transactions.within(
                callback.scope(),
                callbacks
                        .add(callback)
                        .flatMap(order -> tell(callback, order))
                        .defaultIfEmpty(Taken.DUPLICATE));
    }

    private Mono<Taken> tell(AuthenticCallback callback, long order) {
        return switch (callback.meaning()) {
            case Telling(_, var fact) ->
                    outbox.appendAs(callback.identity().eventId(), fact.at(order))
                            .thenReturn(Taken.TOLD);
            case Unreadable _ -> Mono.just(Taken.QUARANTINED);
        };
    }

    /** What became of it; WeCom is thanked in every case. */
    public enum Taken {
        TOLD,
        QUARANTINED,
        DUPLICATE
    }
}
