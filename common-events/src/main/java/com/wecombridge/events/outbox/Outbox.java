package com.wecombridge.events.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /** The same in one question, however many they are. */
    private static final String INSERT_ALL =
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject, time,
                                tenantid, corpid, aggregateversion, traceparent, tombstone)
            select id, aggregatetype, aggregateid, type, convert_to(payload, 'UTF8'), $11, subject, $12,
                   tenantid, corpid, aggregateversion, traceparent, tombstone
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $13) with ordinality
                   entry (id, aggregatetype, aggregateid, type, payload, subject, tenantid, corpid,
                          aggregateversion, traceparent, tombstone, number)
             order by number
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

    /**
     * A fact that is told beside others of which it knows nothing.
     *
     * @param traceParent the trace in which it came about
     */
    public record Entry(EventId id, Event event, Optional<String> traceParent) {}

    /**
     * As {@link #appendAs}, for facts that came about each by itself: all of them in one question,
     * in the order of the list.
     */
    public Mono<Void> appendEntries(List<Entry> entries) {
        return entries.isEmpty()
                ? Mono.empty()
                : AfterCommit.run(signal::raise).then(insertAll(entries));
    }

    private Mono<Void> insertAll(List<Entry> entries) {
        return db.sql(INSERT_ALL)
                .bind(0, column(entries, entry -> entry.id().value()))
                .bind(1, column(entries, entry -> entry.event().topic().topicName()))
                .bind(2, column(entries, entry -> entry.event().key()))
                .bind(3, column(entries, entry -> EventCatalogue.typeOf(entry.event().getClass())))
                .bind(4, column(entries, entry -> new String(codec.data(entry.event()), UTF_8)))
                .bind(5, column(entries, entry -> entry.event().subject()))
                .bind(6, column(entries, entry -> orNull(entry.event().tenantId())))
                .bind(7, column(entries, entry -> orNull(entry.event().corpId())))
                .bind(
                        8,
                        entries.stream().map(entry -> entry.event().version()).toArray(Long[]::new))
                .bind(9, column(entries, entry -> orNull(entry.traceParent())))
                .bind(10, settings.source())
                .bind(11, clock.instant())
                .bind(
                        12,
                        entries.stream()
                                .map(entry -> entry.event().endsAggregate())
                                .toArray(Boolean[]::new))
                .then();
    }

    private static @Nullable String[] column(
            List<Entry> entries, Function<Entry, @Nullable String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String orNull(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
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
