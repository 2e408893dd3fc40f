package com.wecombridge.events.outbox;

import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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

    static OutboxRow of(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("aggregatetype"),
                envelopeOf(row),
                row.getBytes("payload"),
                row.getBoolean("tombstone"));
    }

    private static Envelope envelopeOf(ResultSet row) throws SQLException {
        return new Envelope(
                new EventId(row.getString("id")),
                row.getString("source"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                optional(row, "tenantid").map(TenantId::new),
                optional(row, "corpid").map(CorpId::new),
                row.getString("aggregateid"),
                optional(row, "causationid").map(EventId::new),
                row.getLong("aggregateversion"),
                optional(row, "traceparent"));
    }

    private static Optional<String> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
