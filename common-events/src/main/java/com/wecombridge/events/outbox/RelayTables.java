package com.wecombridge.events.outbox;

import com.wecombridge.events.store.RelayDatabase;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The relay's SQL: lease and position, windows, and the facts in them. Blocks. */
final class RelayTables {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RelayDatabase db;
    private final String replica;
    private final Duration lease;

    RelayTables(RelayDatabase db, String replica, Duration lease) {
        this.db = db;
        this.replica = replica;
        this.lease = lease;
    }

    /** Takes or renews the lease; empty while another replica holds it. */
    Optional<RelayPosition> takeLease() {
        return db.client()
                .sql(
                        """
                        with former as (select holder from outbox_relay)
                        update outbox_relay
                           set holder = $1,
                               fence = case when outbox_relay.holder = $1 then fence else fence + 1 end,
                               leased_until = now() + make_interval(secs => $2)
                          from former
                         where outbox_relay.holder = $1 or leased_until < now()
                        returning fence, former.holder is distinct from $1 as taken_over,
                                  window_start::text::bigint as window_start,
                                  window_end::text::bigint as window_end, told_position
                        """)
                .bind(0, replica)
                .bind(1, lease.toMillis() / 1_000d)
                .map(RelayTables::toPosition)
                .one()
                .blockOptional(PATIENCE);
    }

    /** Gives the lease up, so that another replica need not wait for its end. */
    void giveUpLease() {
        db.client()
                .sql("update outbox_relay set leased_until = '-infinity' where holder = $1")
                .bind(0, replica)
                .then()
                .block(PATIENCE);
    }

    /** False if the lease was lost: then nothing is stored. */
    boolean store(RelayPosition position) {
        return changed(
                db.client()
                        .sql(
                                """
                                update outbox_relay
                                   set window_start = $1::text::xid8, window_end = $2::text::xid8,
                                       told_position = $3
                                 where holder = $4 and fence = $5
                                """)
                        .bind(0, Long.toString(position.windowStart()))
                        .bind(1, Long.toString(position.windowEnd()))
                        .bind(2, position.toldPosition())
                        .bind(3, replica)
                        .bind(4, position.fence())
                        .fetch()
                        .rowsUpdated());
    }

    /**
     * Opens the next window: up to the oldest transaction that is still running anywhere on the
     * server. The window stays closed when it would hold no fact.
     */
    RelayPosition openWindow(RelayPosition position) {
        var opened =
                db.client()
                        .sql(
                                """
                                with horizon as materialized (
                                    select pg_snapshot_xmin(pg_current_snapshot()) as oldest_running)
                                select oldest_running::text::bigint as oldest_running,
                                       (select min(position) from outbox
                                         where transaction_id >= $1::text::xid8
                                           and transaction_id < oldest_running) as first
                                  from horizon
                                """)
                        .bind(0, Long.toString(position.windowStart()))
                        .map(row -> opened(position, row))
                        .one()
                        .block(PATIENCE);
        return Objects.requireNonNull(opened);
    }

    private static RelayPosition opened(RelayPosition position, Readable row) {
        var end = Objects.requireNonNull(row.get("oldest_running", Long.class));
        var first = row.get("first", Long.class);
        return first == null ? position : position.openWindow(end, first - 1);
    }

    /** The next facts of the window, by position. */
    List<OutboxRow> facts(RelayPosition position, int limit) {
        var rows =
                db.client()
                        .sql(
                                "select "
                                        + OutboxRow.COLUMNS
                                        + """
                                          from outbox
                                         where position > $1
                                           and transaction_id >= $2::text::xid8
                                           and transaction_id < $3::text::xid8
                                         order by position
                                         limit $4
                                        """)
                        .bind(0, position.toldPosition())
                        .bind(1, Long.toString(position.windowStart()))
                        .bind(2, Long.toString(position.windowEnd()))
                        .bind(3, limit)
                        .map(OutboxRow::of)
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Objects.requireNonNull(rows);
    }

    private static boolean changed(Mono<Long> update) {
        return update.blockOptional(PATIENCE).orElse(0L) == 1;
    }

    private static RelayPosition toPosition(Readable row) {
        return new RelayPosition(
                Objects.requireNonNull(row.get("fence", Long.class)),
                Objects.requireNonNull(row.get("taken_over", Boolean.class)),
                Objects.requireNonNull(row.get("window_start", Long.class)),
                Objects.requireNonNull(row.get("window_end", Long.class)),
                Objects.requireNonNull(row.get("told_position", Long.class)));
    }
}
