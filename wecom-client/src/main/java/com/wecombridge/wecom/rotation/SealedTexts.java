package com.wecombridge.wecom.rotation;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.secrets.Purpose;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The rotation's SQL. Under the relay role: it walks the rows of all tenants, and its rights are to
 * read the columns named here and to change the sealed one. Blocks.
 */
final class SealedTexts {
    static final String BEFORE_THE_FIRST = "(0,0)";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(2);
    private static final int PAGE = 50;

    /** The key under which this service seals, and since when: the row outlives the replicas. */
    private static final String LEASE =
            """
            update secrets_rotation
               set holder = $1,
                   leased_until = now() + interval '1 minute',
                   key_since = case when key_id = $2 then key_since else now() end,
                   key_id = $2
             where holder = $1 or leased_until < now()
            """;

    private final RelayDatabase db;
    private final String replica;

    SealedTexts(RelayDatabase db, String replica) {
        this.db = db;
        this.replica = replica;
    }

    /** Takes or renews the lease; false while another replica holds it. */
    boolean takeLease(String keyId) {
        return changed(
                db.client().sql(LEASE).bind(0, replica).bind(1, keyId).fetch().rowsUpdated());
    }

    void giveUpLease() {
        db.client()
                .sql("update secrets_rotation set leased_until = '-infinity' where holder = $1")
                .bind(0, replica)
                .then()
                .block(PATIENCE);
    }

    /** How long this service has been sealing under its key, all replicas together. */
    Duration keyAge() {
        var seconds =
                db.client()
                        .sql(
                                """
                                select coalesce(extract(epoch from now() - key_since), 0)::bigint
                                  from secrets_rotation
                                """)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(PATIENCE);
        return Duration.ofSeconds(Objects.requireNonNull(seconds));
    }

    /** The next texts that another master key keeps shut, in the order in which they lie. */
    List<SealedRow> otherThan(String keyId, SealedColumn column, String after) {
        var rows =
                db.client()
                        .sql(
                                """
                                select ctid::text as place, %3$s as owner, %4$s as purpose, %2$s as sealed
                                  from %1$s
                                 where ctid > $1::text::tid and %2$s is not null
                                   and split_part(%2$s, '.', 2) <> $2
                                 order by ctid
                                 limit %5$d
                                """
                                        .formatted(
                                                column.table(),
                                                column.column(),
                                                column.owner().expression(),
                                                column.purpose(),
                                                PAGE))
                        .bind(0, after)
                        .bind(1, keyId)
                        .map(row -> toRow(column.owner(), row))
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Objects.requireNonNull(rows);
    }

    /** False if somebody changed the text meanwhile: theirs stays. */
    boolean exchange(SealedColumn column, SealedRow row, SealedSecret fresh) {
        return changed(
                db.client()
                        .sql(
                                "update %1$s set %2$s = $1 where ctid = $2::text::tid and %2$s = $3"
                                        .formatted(column.table(), column.column()))
                        .bind(0, fresh.value())
                        .bind(1, row.place())
                        .bind(2, row.sealed().value())
                        .fetch()
                        .rowsUpdated());
    }

    /** How many texts of the column each master key keeps. */
    Map<String, Long> countByKey(SealedColumn column) {
        var counts =
                db.client()
                        .sql(
                                """
                                select split_part(%2$s, '.', 2) as key, count(*) as texts
                                  from %1$s where %2$s is not null group by 1
                                """
                                        .formatted(column.table(), column.column()))
                        .map(SealedTexts::toCount)
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
        // A table of millions takes longer than a statement of the relay may; nobody waits for it.
        var patient = db.client().sql("set local statement_timeout = '2min'").then();
        return Objects.requireNonNull(db.transactional(patient.then(counts)).block(LONG_PATIENCE));
    }

    private static Map.Entry<String, Long> toCount(Readable row) {
        return Map.entry(
                Objects.requireNonNull(row.get("key", String.class)),
                Objects.requireNonNull(row.get("texts", Long.class)));
    }

    private static SealedRow toRow(SealedColumn.Owner owner, Readable row) {
        return new SealedRow(
                text(row, "place"),
                scope(owner, Optional.ofNullable(row.get("owner", String.class))),
                Purpose.valueOf(text(row, "purpose")),
                new SealedSecret(text(row, "sealed")));
    }

    private static Scope scope(SealedColumn.Owner owner, Optional<String> id) {
        return switch (owner) {
            case TENANT -> id.map(TenantId::new).map(Scope::of).orElseGet(Scope::platform);
            case CORP -> Scope.of(new CorpId(id.orElseThrow()));
            case PLATFORM -> Scope.platform();
        };
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static boolean changed(Mono<Long> update) {
        return update.blockOptional(PATIENCE).orElse(0L) == 1;
    }
}
