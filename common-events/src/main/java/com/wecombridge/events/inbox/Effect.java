package com.wecombridge.events.inbox;

import com.wecombridge.events.store.Scope;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What a fact leads to in this service. */
public sealed interface Effect {

    /** Nothing: the fact is not ours to act on, and is not even remembered. */
    static Effect none() {
        return new None();
    }

    /**
     * Changes that belong to the fact: all of them, once, or none. On behalf of the fact's tenant,
     * else its corp, else the platform. They share a transaction with those of other facts, so they
     * ask the database and nobody else.
     */
    static Effect of(Mono<?> changes) {
        return new Changes(changes, Optional.empty());
    }

    /** As {@link #of(Mono)}, on behalf of somebody whom the fact does not name. */
    static Effect of(Scope scope, Mono<?> changes) {
        return new Changes(changes, Optional.of(scope));
    }

    record None() implements Effect {}

    record Changes(Mono<?> changes, Optional<Scope> scope) implements Effect {}
}
