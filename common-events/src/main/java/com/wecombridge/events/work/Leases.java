package com.wecombridge.events.work;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.RelayDatabase;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Claims work of all tenants, renews claims and gives them back. Blocks; under the relay role. */
final class Leases {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String CLAIM =
            """
            update work set leased_until = now() + make_interval(secs => $1),
                            fence = fence + 1,
                            attempts = attempts + 1
             where id = any(array(
                select head.id
                  from work head
                 where head.kind = any($2)
                   and head.due_at <= now()
                   and head.leased_until < now()
                   and head.lane <> all($3)
                   and not exists (
                        select 1 from work earlier
                         where earlier.kind = head.kind
                           and earlier.key = head.key
                           and (earlier.id < head.id
                                or earlier.id > head.id and earlier.leased_until >= now()))
                 order by head.due_at
                 limit $4
                   for update skip locked))
            returning id, kind, key, lane, tenant_id, corp_id, payload, due_at, attempts, fence,
                      traceparent, clock_timestamp() as claimed_at
            """;

    private final RelayDatabase db;
    private final Duration lease;

    Leases(RelayDatabase db, Duration lease) {
        this.db = db;
        this.lease = lease;
    }

    List<ClaimedWork> claim(Collection<String> kinds, Collection<String> busyLanes, int limit) {
        var claimed =
                db.client()
                        .sql(CLAIM)
                        .bind(0, (double) lease.toSeconds())
                        .bind(1, kinds.toArray(String[]::new))
                        .bind(2, busyLanes.toArray(String[]::new))
                        .bind(3, limit)
                        .map(Leases::toClaimed)
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Objects.requireNonNull(claimed);
    }

    /** A lease that was given back meanwhile stays so. */
    void renew(ClaimedWork claimed) {
        db.client()
                .sql(
                        """
                        update work set leased_until = now() + make_interval(secs => $1)
                         where id = $2 and fence = $3 and leased_until > '-infinity'
                        """)
                .bind(0, (double) lease.toSeconds())
                .bind(1, claimed.id())
                .bind(2, claimed.fence())
                .then()
                .block(PATIENCE);
    }

    void giveBack(ClaimedWork claimed, Duration wait, String cause) {
        db.client()
                .sql(
                        """
                        update work set leased_until = '-infinity',
                                        due_at = now() + make_interval(secs => $1),
                                        last_failure = $2
                         where id = $3 and fence = $4
                        """)
                .bind(0, wait.toMillis() / 1_000d)
                .bind(1, cause)
                .bind(2, claimed.id())
                .bind(3, claimed.fence())
                .then()
                .block(PATIENCE);
    }

    private static ClaimedWork toClaimed(Readable row) {
        var work =
                new Work(
                        text(row, "kind"),
                        text(row, "key"),
                        text(row, "lane"),
                        Optional.ofNullable(row.get("tenant_id", String.class)).map(TenantId::new),
                        Optional.ofNullable(row.get("corp_id", String.class)).map(CorpId::new),
                        text(row, "payload"),
                        Duration.ZERO);
        return new ClaimedWork(
                Objects.requireNonNull(row.get("id", Long.class)),
                work,
                Objects.requireNonNull(row.get("attempts", Integer.class)),
                instant(row, "claimed_at"),
                Objects.requireNonNull(row.get("fence", Long.class)),
                Optional.ofNullable(row.get("traceparent", String.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class));
    }
}
