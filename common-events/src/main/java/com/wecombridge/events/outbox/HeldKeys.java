package com.wecombridge.events.outbox;

import com.wecombridge.events.store.RelayDatabase;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The keys that wait, and their facts. Blocks; called by the holder of the relay's lease alone. */
final class HeldKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RelayDatabase db;

    HeldKeys(RelayDatabase db) {
        this.db = db;
    }

    Set<HeldKey.Id> all() {
        var ids =
                db.client()
                        .sql("select aggregatetype, aggregateid from outbox_held_key")
                        .map(HeldKeys::toId)
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Set.copyOf(Objects.requireNonNull(ids));
    }

    List<HeldKey> due() {
        var keys =
                db.client()
                        .sql(
                                """
                                select aggregatetype, aggregateid, from_position, attempts
                                  from outbox_held_key
                                 where retry_at <= now()
                                 order by retry_at limit 20
                                """)
                        .map(HeldKeys::toHeldKey)
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Objects.requireNonNull(keys);
    }

    /**
     * Holds a key from this fact on, or postpones its next try: one minute, doubling to an hour.
     */
    void hold(HeldKey.Id id, long fromPosition, String cause) {
        db.client()
                .sql(
                        """
                        insert into outbox_held_key as held
                               (aggregatetype, aggregateid, from_position, cause, retry_at)
                        values ($1, $2, $3, $4, now() + interval '1 minute')
                        on conflict (aggregatetype, aggregateid) do update
                           set from_position = $3, cause = $4, attempts = held.attempts + 1,
                               retry_at = now() + least(interval '1 hour',
                                          interval '1 minute' * power(2, held.attempts))
                        """)
                .bind(0, id.topic())
                .bind(1, id.key())
                .bind(2, fromPosition)
                .bind(3, cause)
                .then()
                .block(PATIENCE);
    }

    void release(HeldKey.Id id) {
        db.client()
                .sql("delete from outbox_held_key where aggregatetype = $1 and aggregateid = $2")
                .bind(0, id.topic())
                .bind(1, id.key())
                .then()
                .block(PATIENCE);
    }

    /** The waiting facts of a key that the relay has passed by, in order. */
    List<OutboxRow> waiting(HeldKey held, RelayPosition position, int limit) {
        var rows =
                db.client()
                        .sql(
                                "select "
                                        + OutboxRow.COLUMNS
                                        + """
                                          from outbox
                                         where aggregatetype = $1 and aggregateid = $2
                                           and position >= $3
                                           and (transaction_id < $4::text::xid8
                                                or transaction_id < $5::text::xid8 and position <= $6)
                                         order by position
                                         limit $7
                                        """)
                        .bind(0, held.id().topic())
                        .bind(1, held.id().key())
                        .bind(2, held.fromPosition())
                        .bind(3, Long.toString(position.windowStart()))
                        .bind(4, Long.toString(position.windowEnd()))
                        .bind(5, position.toldPosition())
                        .bind(6, limit)
                        .map(OutboxRow::of)
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Objects.requireNonNull(rows);
    }

    private static HeldKey.Id toId(Readable row) {
        return new HeldKey.Id(
                Objects.requireNonNull(row.get("aggregatetype", String.class)),
                Objects.requireNonNull(row.get("aggregateid", String.class)));
    }

    private static HeldKey toHeldKey(Readable row) {
        return new HeldKey(
                toId(row),
                Objects.requireNonNull(row.get("from_position", Long.class)),
                Objects.requireNonNull(row.get("attempts", Integer.class)));
    }
}
