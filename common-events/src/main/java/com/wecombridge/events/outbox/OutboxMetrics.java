package com.wecombridge.events.outbox;

import com.wecombridge.events.store.RelayDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Clock clock;
    private final Horizon horizon = new Horizon();
    private final AtomicLong oldestUntoldSeconds;
    private final AtomicLong heldKeys;
    private final AtomicLong horizonSeconds;

    OutboxMetrics(RelayDatabase db, MeterRegistry meters, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.oldestUntoldSeconds = meters.gauge("outbox.oldest.untold.seconds", new AtomicLong());
        this.heldKeys = meters.gauge("outbox.held.keys", new AtomicLong());
        this.horizonSeconds = meters.gauge("outbox.horizon.age.seconds", new AtomicLong());
    }

    /** Seeks by transactions alone, as the relay does. */
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
                                           and (position > told_position) is true)), 0)::bigint as untold,
                                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon,
                                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint as newest
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
        horizonSeconds.set(
                horizon.ageAt(
                        clock.instant(),
                        Objects.requireNonNull(row.get("horizon", Long.class)),
                        Objects.requireNonNull(row.get("newest", Long.class))));
        return true;
    }

    /**
     * How long the oldest running transaction has been the same one. The statistics view would say
     * it directly, but shows nothing of other roles without more rights.
     */
    static final class Horizon {

        private long transaction = -1;
        private Instant since = Instant.EPOCH;

        /** In seconds; 0 while no transaction runs. */
        long ageAt(Instant now, long oldestRunning, long newest) {
            if (oldestRunning != transaction || oldestRunning == newest) {
                transaction = oldestRunning;
                since = now;
            }
            return Duration.between(since, now).toSeconds();
        }
    }
}
