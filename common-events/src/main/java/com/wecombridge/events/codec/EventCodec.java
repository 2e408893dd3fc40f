package com.wecombridge.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.Nulls;
import com.wecombridge.events.Event;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads facts in CloudEvents' binary mode for Kafka: attributes as {@code ce_*} headers,
 * data as JSON.
 */
public final class EventCodec {

    public static final String CONTENT_TYPE = "application/json";
    private static final String SPEC_VERSION = "1.0";
    private static final String START = "its start";
    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;.*)?", Pattern.CASE_INSENSITIVE);

    private final JsonMapper json =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(inclusion ->
                            inclusion.withValueInclusion(
                                    com.fasterxml.jackson.annotation.JsonInclude.Include
                                            .NON_ABSENT))
                    .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                    .build();

    /** The data of a fact as UTF-8 JSON; absent values are left out. */
    public byte[] data(Event event) {
        return json.writeValueAsBytes(event);
    }

    /** The attributes as Kafka headers, in the order of the CloudEvents specification. */
    public static Map<String, String> headers(Envelope envelope) {
        var headers = new LinkedHashMap<String, String>();
        headers(envelope, headers::put);
        return headers;
    }

    /** Tells each of the headers, name and value, in that order. */
    public static void headers(Envelope envelope, BiConsumer<String, String> header) {
        header.accept("ce_specversion", SPEC_VERSION);
        header.accept("ce_id", envelope.id().value());
        header.accept("ce_source", envelope.source());
        header.accept("ce_type", envelope.type());
        header.accept("ce_subject", envelope.subject());
        header.accept("ce_time", envelope.time().toString());
        header.accept("content-type", CONTENT_TYPE);
        envelope.tenant().ifPresent(tenant -> header.accept("ce_tenantid", tenant.value()));
        envelope.corp().ifPresent(corp -> header.accept("ce_corpid", corp.value()));
        header.accept("ce_partitionkey", envelope.key());
        envelope.causation().ifPresent(cause -> header.accept("ce_causationid", cause.value()));
        header.accept("ce_aggregateversion", Long.toString(envelope.version()));
        envelope.traceParent().ifPresent(trace -> header.accept("ce_traceparent", trace));
    }

    /**
     * Reads one record.
     *
     * @throws UnreadableEventException if it is no CloudEvent of ours or its data does not fit
     */
    public Received read(ConsumerRecord<byte[], byte[]> record) {
        var key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (record.value() == null) {
            return new Received.Tombstone(key);
        }
        var received = read(name -> text(record.headers().lastHeader(name)), record.value());
        if (received instanceof Received.Known(var envelope, _) && !envelope.key().equals(key)) {
            throw otherKey();
        }
        return received;
    }

    /** Reads one record from its headers and data. */
    public Received read(Headers headers, byte[] data) {
        var envelope = envelope(headers);
        return EventCatalogue.recordOf(envelope.type())
                .<Received>map(record -> {
                    requireJson(headers);
                    return known(envelope, decode(record, data));
                })
                .orElseGet(() -> new Received.Unknown(envelope));
    }

    /** One fact names its tenant and its key in several places, and all must say the same. */
    private static Received.Known known(Envelope envelope, Event event) {
        if (!envelope.tenant().equals(event.tenantId())) {
            throw new UnreadableEventException("the tenant is not that of the data");
        }
        if (!envelope.key().equals(event.key())) {
            throw otherKey();
        }
        return new Received.Known(envelope, event);
    }

    private static UnreadableEventException otherKey() {
        return new UnreadableEventException("the key is not that of the data");
    }

    private static void requireJson(Headers headers) {
        var type = headers.get("content-type");
        if (type != null && !type.equals(CONTENT_TYPE) && !JSON.matcher(type).matches()) {
            throw new UnreadableEventException("the content type is not JSON");
        }
    }

    private Event decode(Class<? extends Event> record, byte[] data) {
        Event event; // null for the JSON null
        try {
            event = json.readValue(data, record);
        } catch (JacksonException e) {
            throw unfit(record, pathOf(e));
        }
        if (event == null) {
            throw unfit(record, START);
        }
        return event;
    }

    private static UnreadableEventException unfit(Class<? extends Event> record, String place) {
        return new UnreadableEventException(
                "data does not fit " + EventCatalogue.typeOf(record) + " at " + place);
    }

    /** Names the place, never the value: data may be private. */
    private static String pathOf(JacksonException e) {
        var path = e.getPath().stream().map(Object::toString).toList();
        return path.isEmpty() ? START : String.join(".", path);
    }

    private static Envelope envelope(Headers headers) {
        if (!SPEC_VERSION.equals(headers.get("ce_specversion"))) {
            throw new UnreadableEventException("no CloudEvent: ce_specversion is not 1.0");
        }
        try {
            return new Envelope(
                    new EventId(required(headers, "ce_id")),
                    required(headers, "ce_source"),
                    required(headers, "ce_type"),
                    required(headers, "ce_subject"),
                    Instant.parse(required(headers, "ce_time")),
                    optional(headers, "ce_tenantid").map(TenantId::new),
                    optional(headers, "ce_corpid").map(CorpId::new),
                    required(headers, "ce_partitionkey"),
                    optional(headers, "ce_causationid").map(EventId::new),
                    Long.parseLong(required(headers, "ce_aggregateversion")),
                    optional(headers, "ce_traceparent"));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEventException("an attribute is malformed", e);
        }
    }

    private static String required(Headers headers, String name) {
        return optional(headers, name)
                .orElseThrow(
                        () -> new UnreadableEventException("attribute " + name + " is missing"));
    }

    private static Optional<String> optional(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** Where attributes are looked up; null when there is none of that name. */
    @FunctionalInterface
    public interface Headers {
        @Nullable String get(String name);
    }
}
