package com.wecombridge.events.work;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.AfterCommit;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.trace.Traces;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Where work is recorded, and where its end is. */
public final class WorkQueue {

    private final DatabaseClient db;
    private final Transactions transactions;
    private final WorkSignal signal;
    private final Traces traces;

    WorkQueue(DatabaseClient db, Transactions transactions, WorkSignal signal, Traces traces) {
        this.db = db;
        this.transactions = transactions;
        this.signal = signal;
        this.traces = traces;
    }

    /**
     * Records work in the open transaction; it begins after commit, and goes on with the trace in
     * which it was recorded.
     *
     * @throws IllegalStateException (as an error signal) outside a transaction
     */
    public Mono<Void> add(Work work) {
        return add(work, Optional.empty());
    }

    /**
     * As {@link #add}, in place of work of the same kind and key that nobody has claimed. Whichever
     * of them is due first says when: somebody may have asked for haste meanwhile.
     */
    public Mono<Void> replace(Work work) {
        return takeBack(work).singleOptional().flatMap(due -> add(work, due));
    }

    private Mono<Instant> takeBack(Work work) {
        return db.sql(
                        """
                        delete from work
                         where kind = :kind and key = :key and leased_until < now()
                        returning due_at
                        """)
                .bind("kind", work.kind())
                .bind("key", work.key())
                .map(row -> Objects.requireNonNull(row.get("due_at", Instant.class)))
                .all()
                .reduce((one, other) -> one.isBefore(other) ? one : other);
    }

    /** Ends the work and stores its effect. Fails, storing nothing, if the lease was lost. */
    Mono<Void> finish(ClaimedWork claimed, Mono<?> effect, boolean allDue) {
        var end =
                forget(claimed)
                        .then(allDue ? forgetDue(claimed) : Mono.empty())
                        .then(AfterCommit.run(signal::raise))
                        .then(effect.then());
        return transactions.within(claimed.work().scope(), end);
    }

    private Mono<Void> forget(ClaimedWork claimed) {
        return db.sql("delete from work where id = :id and fence = :fence")
                .bind("id", claimed.id())
                .bind("fence", claimed.fence())
                .fetch()
                .rowsUpdated()
                .flatMap(rows ->
                        rows == 1
                                ? Mono.<Void>empty()
                                : Mono.error(new LeaseLostException(claimed)));
    }

    private Mono<Void> forgetDue(ClaimedWork claimed) {
        return db.sql(
                        """
                        delete from work
                         where kind = :kind and key = :key and due_at <= :claimed and leased_until < now()
                        """)
                .bind("kind", claimed.work().kind())
                .bind("key", claimed.work().key())
                .bind("claimed", claimed.claimedAt())
                .then();
    }

    private Mono<Void> add(Work work, Optional<Instant> atLatest) {
        return AfterCommit.run(signal::raise)
                .then(traces.known(trace -> insert(work, atLatest, trace)));
    }

    private Mono<Void> insert(Work work, Optional<Instant> atLatest, Optional<String> trace) {
        var insert =
                db.sql(
                                """
                                insert into work (kind, key, lane, tenant_id, corp_id, payload, due_at,
                                                  traceparent)
                                values (:kind, :key, :lane, :tenant, :corp, :payload,
                                        least(now() + make_interval(secs => :delay), :atLatest),
                                        :traceparent)
                                """)
                        .bind("kind", work.kind())
                        .bind("key", work.key())
                        .bind("lane", work.lane())
                        .bind("payload", work.payload())
                        .bind("delay", Math.max(0, work.delay().toMillis()) / 1_000d);
        insert = bindOptional(insert, "atLatest", atLatest, Instant.class);
        insert = bindOptional(insert, "tenant", work.tenant().map(TenantId::value), String.class);
        insert = bindOptional(insert, "corp", work.corp().map(CorpId::value), String.class);
        return bindOptional(insert, "traceparent", trace, String.class).then();
    }

    private static <T> GenericExecuteSpec bindOptional(
            GenericExecuteSpec insert, String name, Optional<T> value, Class<T> type) {
        return value.map(present -> insert.bind(name, present))
                .orElseGet(() -> insert.bindNull(name, type));
    }
}
