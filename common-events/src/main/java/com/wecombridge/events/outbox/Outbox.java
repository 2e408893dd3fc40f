package com.wecombridge.events.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import com.wecombridge.events.Event;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.store.AfterCommit;
import com.wecombridge.events.store.Cause;
import com.wecombridge.events.trace.Traces;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where facts are appended to be told. */
public final class Outbox {

    private static final String INSERT =
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject, time,
                                tenantid, corpid, causationid, aggregateversion, traceparent,
                                tombstone)
            values (:id, :aggregatetype, :aggregateid, :type, :payload, :source, :subject, :time,
                    :tenantid, :corpid, :causationid, :aggregateversion, :traceparent,
                    :tombstone)
            """;

    private final DatabaseClient db;
    private final EventCodec codec;
    private final OutboxSignal signal;
    private final OutboxSettings settings;
    private final Traces traces;
    private final Clock clock;

    Outbox(
            DatabaseClient db,
            EventCodec codec,
            OutboxSignal signal,
            OutboxSettings settings,
            Traces traces,
            Clock clock) {
        this.db = db;
        this.codec = codec;
        this.signal = signal;
        this.settings = settings;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Stores the event with the caller's changes; a relay publishes it after commit.
     *
     * <p>Delivery: at least once; in append order for one {@link Event#key() key}, provided that
     * the caller holds the aggregate's row lock while appending. Inside an inbox's effect it names
     * the fact that led to it; the trace in which it is appended goes along.
     *
     * @throws IllegalStateException (as an error signal) outside a transaction
     */
    public Mono<Void> append(Event event) {
        return appendAs(newId(), event);
    }

    /** As {@link #append(Event)}, under an identity of its own: telling it again is recognised. */
    public Mono<Void> appendAs(EventId id, Event event) {
        return AfterCommit.run(signal::raise)
                .then(Cause.known(cause -> traces.known(trace -> insert(event, id, cause, trace))));
    }

    /** Appends in the order of the list. */
    public Mono<Void> appendAll(List<? extends Event> events) {
        return Flux.fromIterable(events).concatMap(this::append).then();
    }

    private Mono<Void> insert(
            Event event, EventId id, Optional<EventId> cause, Optional<String> trace) {
        var row =
                db.sql(INSERT)
                        .bind("id", id.value())
                        .bind("aggregatetype", event.topic().topicName())
                        .bind("aggregateid", event.key())
                        .bind("type", EventCatalogue.typeOf(event.getClass()))
                        .bind("payload", codec.data(event))
                        .bind("source", settings.source())
                        .bind("subject", event.subject())
                        .bind("time", clock.instant())
                        .bind("aggregateversion", event.version())
                        .bind("tombstone", event.endsAggregate());
        row = bindOptional(row, "tenantid", event.tenantId());
        row = bindOptional(row, "corpid", event.corpId());
        row = bindOptional(row, "traceparent", trace);
        return bindOptional(row, "causationid", cause).then();
    }

    private static GenericExecuteSpec bindOptional(
            GenericExecuteSpec row, String name, Optional<?> value) {
        return value.map(present -> row.bind(name, present.toString()))
                .orElseGet(() -> row.bindNull(name, String.class));
    }

    private static EventId newId() {
        return new EventId(UuidCreator.getTimeOrderedEpoch().toString());
    }
}
