package com.wecombridge.events.inbox;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.store.Transactions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Timed;

/** Remembers which facts took effect in this service. */
public final class Inbox {

    private final DatabaseClient db;
    private final Transactions transactions;
    private final EventCodec codec;
    private final DoorTrace trace;

    Inbox(DatabaseClient db, Transactions transactions, EventCodec codec, DoorTrace trace) {
        this.db = db;
        this.transactions = transactions;
        this.codec = codec;
        this.trace = trace;
    }

    /** A door for one topic: what it hears takes effect once. */
    public Door door(Function<Known, Effect> effects) {
        return new Door(this, codec, trace, effects);
    }

    /**
     * Runs the effects in their order and remembers the facts, together or not at all; does nothing
     * for a fact that took effect before, be it one of these.
     *
     * @return how long that took, from the first question to the last; the commit is to come
     */
    Mono<Duration> once(List<Heard> facts) {
        var effects =
                remember(facts)
                        .flatMapMany(isNew ->
                                Flux.fromIterable(facts).concatMap(fact -> takeEffect(fact, isNew)))
                        .then(Mono.just(facts.size()));
        return transactions
                .within(facts.getFirst().scope(), give(facts).then(effects).timed())
                .map(Timed::elapsedSinceSubscription);
    }

    private Mono<Void> takeEffect(Heard fact, Set<EventId> isNew) {
        var effect = isNew.remove(fact.id()) ? fact.takeEffect(transactions) : Mono.<Void>empty();
        return trace.goingOn(fact.record(), effect);
    }

    /**
     * Several facts give way before PostgreSQL looks for a deadlock (after a second): who else
     * wants their rows is never the one who is turned away, and one by one they are no trouble.
     */
    private Mono<Void> give(List<Heard> facts) {
        return facts.size() == 1 ? Mono.empty() : db.sql("set local lock_timeout = '500ms'").then();
    }

    /** Those that were not known. */
    private Mono<Set<EventId>> remember(List<Heard> facts) {
        return db.sql(
                        """
                        insert into inbox (event_id) select unnest($1::text[])
                        on conflict do nothing returning event_id
                        """)
                .bind(0, facts.stream().map(fact -> fact.id().value()).toArray(String[]::new))
                .map(row -> new EventId(Objects.requireNonNull(row.get(0, String.class))))
                .all()
                .collect(HashSet::new, Set::add);
    }
}
