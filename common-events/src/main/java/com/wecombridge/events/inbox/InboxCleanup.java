package com.wecombridge.events.inbox;

import com.wecombridge.events.store.RelayDatabase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets facts that neither a topic nor its dead letters can deliver again. */
public final class InboxCleanup {

    private static final Logger log = LoggerFactory.getLogger(InboxCleanup.class);
    private static final int BATCH = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RelayDatabase db;
    private final Duration retention;

    public InboxCleanup(RelayDatabase db, Duration retention) {
        this.db = db;
        this.retention = retention;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    public void forgetOldFacts() {
        long forgotten;
        do {
            forgotten = forgetSome();
        } while (forgotten == BATCH);
    }

    private long forgetSome() {
        Long rows =
                db.client()
                        .sql(
                                """
                                delete from inbox where event_id in (
                                    select event_id from inbox
                                     where received_at < now() - make_interval(secs => $1)
                                     limit $2)
                                """)
                        .bind(0, (double) retention.toSeconds())
                        .bind(1, BATCH)
                        .fetch()
                        .rowsUpdated()
                        .block(PATIENCE);
        long forgotten = rows == null ? 0 : rows;
        if (forgotten > 0) {
            log.info("inbox: forgot {} facts older than {}", forgotten, retention);
        }
        return forgotten;
    }
}
