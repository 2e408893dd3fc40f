package com.wecombridge.events.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that wait, and their facts. Blocks; called by the holder of the relay's lease alone. */
final class HeldKeys {

    private final JdbcClient db;

    HeldKeys(JdbcClient db) {
        this.db = db;
    }

    Set<HeldKey.Id> all() {
        return db.sql("select aggregatetype, aggregateid from outbox_held_key")
                .query(HeldKeys::toId)
                .set();
    }

    /**
     * @param absent topics of which no key is tried
     */
    List<HeldKey> due(Set<String> absent) {
        return db.sql(
                        """
                        select aggregatetype, aggregateid, from_position, attempts
                          from outbox_held_key
                         where retry_at <= now() and aggregatetype not in (:absent)
                         order by retry_at limit 20
                        """)
                .param("absent", absent.isEmpty() ? Set.of("") : absent)
                .query(HeldKeys::toHeldKey)
                .list();
    }

    /**
     * Holds a key from this fact on, or postpones its next try: one minute, doubling to an hour.
     */
    void hold(HeldKey.Id id, long fromPosition, String cause) {
        db.sql(
                        """
                        insert into outbox_held_key as held
                               (aggregatetype, aggregateid, from_position, cause, retry_at)
                        values (:topic, :key, :position, :cause, now() + interval '1 minute')
                        on conflict (aggregatetype, aggregateid) do update
                           set from_position = :position, cause = :cause,
                               attempts = held.attempts + 1,
                               retry_at = now() + least(interval '1 hour',
                                          interval '1 minute' * power(2, held.attempts))
                        """)
                .param("topic", id.topic())
                .param("key", id.key())
                .param("position", fromPosition)
                .param("cause", cause)
                .update();
    }

    /** Holds every key of a topic from its first fact on, as if none had been told. */
    void holdAll(String topic, String cause) {
        db.sql(
                        """
                        insert into outbox_held_key as held
                               (aggregatetype, aggregateid, from_position, cause, retry_at)
                        select aggregatetype, aggregateid, min(position), :cause, now()
                          from outbox, outbox_relay
                         where aggregatetype = :topic
                           and (transaction_id < window_start
                                or transaction_id < window_end and position <= told_position)
                         group by aggregatetype, aggregateid
                        on conflict (aggregatetype, aggregateid) do update
                           set from_position = least(held.from_position, excluded.from_position),
                               cause = :cause, retry_at = now()
                        """)
                .param("topic", topic)
                .param("cause", cause)
                .update();
    }

    /** More of its facts wait than were taken at once. */
    void goOnFrom(HeldKey.Id id, long position) {
        db.sql(
                        """
                        update outbox_held_key set from_position = :position, retry_at = now()
                         where aggregatetype = :topic and aggregateid = :key
                        """)
                .param("topic", id.topic())
                .param("key", id.key())
                .param("position", position)
                .update();
    }

    /** Whatever was wrong with the topic is over. */
    void retryNow(String topic) {
        db.sql("update outbox_held_key set retry_at = now() where aggregatetype = :topic")
                .param("topic", topic)
                .update();
    }

    void release(HeldKey.Id id) {
        db.sql("delete from outbox_held_key where aggregatetype = :topic and aggregateid = :key")
                .param("topic", id.topic())
                .param("key", id.key())
                .update();
    }

    /** The waiting facts of a key that the relay has passed by, in order. */
    List<OutboxRow> waiting(HeldKey held, RelayPosition position, int limit) {
        return db.sql(
                        "select "
                                + OutboxRow.COLUMNS
                                + """
                                  from outbox
                                 where aggregatetype = :topic and aggregateid = :key
                                   and position >= :from
                                   and (transaction_id < :start::text::xid8
                                        or transaction_id < :end::text::xid8 and position <= :told)
                                 order by position
                                 limit :limit
                                """)
                .param("topic", held.id().topic())
                .param("key", held.id().key())
                .param("from", held.fromPosition())
                .param("start", Long.toString(position.windowStart()))
                .param("end", Long.toString(position.windowEnd()))
                .param("told", position.toldPosition())
                .param("limit", limit)
                .query(OutboxRow::of)
                .list();
    }

    private static HeldKey.Id toId(ResultSet row, int number) throws SQLException {
        return new HeldKey.Id(row.getString("aggregatetype"), row.getString("aggregateid"));
    }

    private static HeldKey toHeldKey(ResultSet row, int number) throws SQLException {
        return new HeldKey(toId(row, number), row.getLong("from_position"), row.getInt("attempts"));
    }
}
