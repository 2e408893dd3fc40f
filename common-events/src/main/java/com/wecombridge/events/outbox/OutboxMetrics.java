package com.wecombridge.events.outbox;

import com.wecombridge.events.store.RelayDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** What operators watch: facts that wait, held keys, and how far the horizon lags behind. */
public final class OutboxMetrics {

    private static final Logger log = LoggerFactory.getLogger(OutboxMetrics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RelayDatabase db;
    private final AtomicLong oldestUntoldSeconds;
    private final AtomicLong heldKeys;
    private final AtomicLong horizonSeconds;

    OutboxMetrics(RelayDatabase db, MeterRegistry meters) {
        this.db = db;
        this.oldestUntoldSeconds = meters.gauge("outbox.oldest.untold.seconds", new AtomicLong());
        this.heldKeys = meters.gauge("outbox.held.keys", new AtomicLong());
        this.horizonSeconds = meters.gauge("outbox.horizon.age.seconds", new AtomicLong());
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
    public void measure() {
        try {
            db.client()
                    .sql(
                            """
                            select (select count(*) from outbox_held_key) as held,
                                   coalesce(extract(epoch from clock_timestamp() - (
                                        select min(created_at) from outbox, outbox_relay
                                         where transaction_id >= window_start
                                           and position > told_position)), 0)::bigint as untold,
                                   coalesce(extract(epoch from clock_timestamp() - (
                                        select min(xact_start) from pg_stat_activity
                                         where backend_xid is not null)), 0)::bigint as horizon
                            """)
                    .map(this::show)
                    .one()
                    .block(PATIENCE);
        } catch (RuntimeException e) {
            log.debug("outbox: not measured: {}", e.toString());
        }
    }

    private boolean show(Readable row) {
        heldKeys.set(Objects.requireNonNull(row.get("held", Long.class)));
        oldestUntoldSeconds.set(Objects.requireNonNull(row.get("untold", Long.class)));
        horizonSeconds.set(Objects.requireNonNull(row.get("horizon", Long.class)));
        return true;
    }
}
