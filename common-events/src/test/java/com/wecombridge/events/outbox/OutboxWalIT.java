package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Budgets;
import com.wecombridge.events.TinyService;
import org.junit.jupiter.api.Test;

/** What a fact costs PostgreSQL's log, on the database that the module's stories share. */
class OutboxWalIT extends TinyService.Running {

    private static final int FACTS = 5_000;

    @Test
    void writingAFactMakesNoMoreWalThanItDid() {
        write(FACTS); // pages are there, and the log knows them
        long before = wal();

        write(FACTS);

        double bytes = (wal() - before) / (double) FACTS;
        assertThat(Budgets.committed().objection("outbox-fact.wal-bytes", bytes)).isEmpty();
    }

    private static long wal() {
        return Long.parseLong(
                String.valueOf(
                        database.rows(
                                        """
                                        select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint
                                            as bytes
                                        """)
                                .getFirst()
                                .get("bytes")));
    }

    private static void write(int facts) {
        database.execute(
                """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject,
                                    time, tenantid, corpid, aggregateversion, tombstone)
                select '0192f0a1-7e57-7abc-8def-' || lpad(number::text, 12, '0'), 'bindings.accounts',
                       'acme:wwacme0000000001:wal-' || number %% 100,
                       'com.wecombridge.account.bound.v1', decode(repeat('20', 120), 'hex'),
                       '/tiny-service', 'accounts/wal-' || number %% 100, now(), 'acme',
                       'wwacme0000000001', 1, false
                  from generate_series(1, %d) number
                """
                        .formatted(facts));
    }
}
