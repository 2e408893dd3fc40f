package com.wecombridge.events.outbox;

import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One fact as it is stored. Rows are told apart by position; their bytes are never compared. */
@SuppressWarnings("ArrayRecordComponent")
record OutboxRow(
        long position, String topic, Envelope envelope, byte[] payload, boolean tombstone) {

    static final String COLUMNS =
            """
            position, aggregatetype, aggregateid, id, source, type, subject, time, tenantid, corpid,
            causationid, aggregateversion, traceparent, payload, tombstone
            """;

    HeldKey.Id heldKeyId() {
        return new HeldKey.Id(topic, envelope.key());
    }

    static OutboxRow of(Readable row) {
        return new OutboxRow(
                required(row, "position", Long.class),
                required(row, "aggregatetype", String.class),
                envelopeOf(row),
                required(row, "payload", byte[].class),
                required(row, "tombstone", Boolean.class));
    }

    private static Envelope envelopeOf(Readable row) {
        return new Envelope(
                new EventId(required(row, "id", String.class)),
                required(row, "source", String.class),
                required(row, "type", String.class),
                required(row, "subject", String.class),
                required(row, "time", Instant.class),
                optional(row, "tenantid").map(TenantId::new),
                optional(row, "corpid").map(CorpId::new),
                required(row, "aggregateid", String.class),
                optional(row, "causationid").map(EventId::new),
                required(row, "aggregateversion", Long.class),
                optional(row, "traceparent"));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static Optional<String> optional(Readable row, String column) {
        return Optional.ofNullable(row.get(column, String.class));
    }
}
