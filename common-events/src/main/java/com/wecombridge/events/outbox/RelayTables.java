package com.wecombridge.events.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's SQL: lease and position, windows, and the facts in them. Blocks. */
final class RelayTables {

    private final JdbcClient db;
    private final String replica;
    private final Duration lease;

    RelayTables(JdbcClient db, String replica, Duration lease) {
        this.db = db;
        this.replica = replica;
        this.lease = lease;
    }

    /** Takes or renews the lease; empty while another replica holds it. */
    Optional<RelayPosition> takeLease() {
        return db.sql(
                        """
                        with former as (select holder from outbox_relay)
                        update outbox_relay
                           set holder = :replica,
                               fence = case when outbox_relay.holder = :replica
                                            then fence else fence + 1 end,
                               leased_until = now() + make_interval(secs => :lease)
                          from former
                         where outbox_relay.holder = :replica or leased_until < now()
                        returning fence, former.holder is distinct from :replica as taken_over,
                                  window_start::text::bigint as window_start,
                                  window_end::text::bigint as window_end, told_position
                        """)
                .param("replica", replica)
                .param("lease", lease.toMillis() / 1_000d)
                .query(RelayTables::toPosition)
                .optional();
    }

    /** Gives the lease up, so that another replica need not wait for its end. */
    void giveUpLease() {
        db.sql("update outbox_relay set leased_until = '-infinity' where holder = :replica")
                .param("replica", replica)
                .update();
    }

    /** False if the lease was lost: then nothing is stored. */
    boolean store(RelayPosition position) {
        return db.sql(
                                """
                                update outbox_relay
                                   set window_start = :start::text::xid8, window_end = :end::text::xid8,
                                       told_position = :told
                                 where holder = :replica and fence = :fence
                                """)
                        .param("start", Long.toString(position.windowStart()))
                        .param("end", Long.toString(position.windowEnd()))
                        .param("told", position.toldPosition())
                        .param("replica", replica)
                        .param("fence", position.fence())
                        .update()
                == 1;
    }

    /**
     * Opens the next window: up to the oldest transaction that is still running anywhere on the
     * server. The window stays closed when it would hold no fact. The facts of new transactions are
     * sought by their index alone: by itself PostgreSQL looks for the least position, or for the
     * existence of any, among all that were ever told.
     */
    Window openWindow(RelayPosition position) {
        return db.sql(
                        """
                        with horizon as materialized (
                            select pg_snapshot_xmin(pg_current_snapshot()) as oldest_running)
                        select oldest_running::text::bigint as oldest_running,
                               (select min(position) from (
                                    select position from outbox
                                     where transaction_id >= :start::text::xid8
                                       and transaction_id < oldest_running
                                    offset 0) as window_facts) as first,
                               (select transaction_id from outbox
                                 where transaction_id >= oldest_running
                                 order by transaction_id limit 1) is not null as holds_back
                          from horizon
                        """)
                .param("start", Long.toString(position.windowStart()))
                .query((row, _) -> opened(position, row))
                .single();
    }

    private static Window opened(RelayPosition position, ResultSet row) throws SQLException {
        boolean holdsBack = row.getBoolean("holds_back");
        long first = row.getLong("first");
        return row.wasNull()
                ? new Window(position, holdsBack)
                : new Window(
                        position.openWindow(row.getLong("oldest_running"), first - 1), holdsBack);
    }

    /**
     * What may be told now.
     *
     * @param holdsBack whether committed facts have to wait for an older transaction to end
     */
    record Window(RelayPosition position, boolean holdsBack) {}

    /**
     * The next facts of the window, by position. The window stands inside {@code is true} so that
     * no index is sought for it: where statistics are old, PostgreSQL would sort all that waits for
     * each batch.
     */
    List<OutboxRow> facts(RelayPosition position, int limit) {
        return db.sql(
                        "select "
                                + OutboxRow.COLUMNS
                                + """
                                  from outbox
                                 where position > :told
                                   and (transaction_id >= :start::text::xid8
                                        and transaction_id < :end::text::xid8) is true
                                 order by position
                                 limit :limit
                                """)
                .param("told", position.toldPosition())
                .param("start", Long.toString(position.windowStart()))
                .param("end", Long.toString(position.windowEnd()))
                .param("limit", limit)
                .query(OutboxRow::of)
                .list();
    }

    private static RelayPosition toPosition(ResultSet row, int number) throws SQLException {
        return new RelayPosition(
                row.getLong("fence"),
                row.getBoolean("taken_over"),
                row.getLong("window_start"),
                row.getLong("window_end"),
                row.getLong("told_position"));
    }
}
