package com.wecombridge.events.outbox;

import com.wecombridge.events.store.RelayDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Makes the partitions of the coming days and drops those whose facts are all told. */
public final class OutboxPartitions {

    private static final Logger log = LoggerFactory.getLogger(OutboxPartitions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RelayDatabase db;
    private final Duration retention;

    OutboxPartitions(RelayDatabase db, Duration retention) {
        this.db = db;
        this.retention = retention;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void makeAndDrop() {
        db.client().sql("call outbox_make_partitions()").then().block(PATIENCE);
        for (var day : droppable()) {
            db.client().sql("call outbox_drop_partition($1)").bind(0, day).then().block(PATIENCE);
            log.info("outbox: dropped the facts of {}, all of them told", day);
        }
    }

    /** Days that are over, whose every fact is told and which no held key needs. */
    private List<LocalDate> droppable() {
        var days =
                db.client()
                        .sql(
                                """
                                with partition as materialized (
                                    select child.oid, to_date(right(child.relname, 8), 'YYYYMMDD') as day
                                      from pg_class child
                                     where child.oid in (select inhrelid from pg_inherits
                                                          where inhparent = 'outbox'::regclass))
                                select day
                                  from partition
                                 where (day + 1)::timestamp at time zone 'UTC'
                                       < now() - make_interval(secs => $1)
                                   and not exists (
                                        select 1 from outbox fact, outbox_relay relay
                                         where fact.tableoid = partition.oid
                                           and fact.transaction_id >= relay.window_start)
                                   and not exists (
                                        select 1 from outbox fact
                                          join outbox_held_key held using (aggregatetype, aggregateid)
                                         where fact.tableoid = partition.oid
                                           and fact.position >= held.from_position)
                                """)
                        .bind(0, (double) retention.toSeconds())
                        .map(row -> Objects.requireNonNull(row.get("day", LocalDate.class)))
                        .all()
                        .collectList()
                        .block(PATIENCE);
        return Objects.requireNonNull(days);
    }
}
