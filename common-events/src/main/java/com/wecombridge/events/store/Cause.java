package com.wecombridge.events.store;

import com.wecombridge.events.id.EventId;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Which fact led to what is being done. It goes along in Reactor's context, as a trace does: nobody
 * decides by it, and so no use case need pass it on.
 */
public final class Cause {

    private static final Object KEY = Cause.class;

    private Cause() {}

    /** Whatever the effect appends to the outbox was caused by the fact. */
    public static <T> Mono<T> of(EventId fact, Mono<T> effect) {
        return effect.contextWrite(context -> context.put(KEY, fact));
    }

    /** Empty if nobody named one. */
    public static <T> Mono<T> known(Function<Optional<EventId>, Mono<T>> next) {
        return Mono.deferContextual(context -> next.apply(context.getOrEmpty(KEY)));
    }
}
