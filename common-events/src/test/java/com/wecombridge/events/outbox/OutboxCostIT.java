package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Budgets;
import com.wecombridge.events.TinyService;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What facts cost PostgreSQL, on the database that the module's stories share. */
class OutboxCostIT extends TinyService.Running {

    private static final int FACTS = 5_000;

    @Test
    void writingAFactMakesNoMoreWalThanItDid() {
        write(FACTS); // pages are there, and the log knows them
        long before = wal();

        write(FACTS);

        double bytes = (wal() - before) / (double) FACTS;
        assertThat(Budgets.committed().objection("outbox-fact.wal-bytes", bytes)).isEmpty();
    }

    /** Nothing is analysed yet, so that PostgreSQL knows little of what it holds. */
    @Test
    void lookingForNewFactsReadsNoneOfTheManyThatWereTold() throws SQLException {
        write(FACTS);
        try (var connection = database.connect(database.relay())) {
            connection.setAutoCommit(false);
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            long now = number(db, "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");

            new RelayTables(db, "onlooker", Duration.ofSeconds(2))
                    .openWindow(new RelayPosition(0, false, now, now, 0));

            assertThat(
                            number(
                                    db,
                                    """
                                    select sum(seq_tup_read + idx_tup_fetch)::bigint
                                      from pg_stat_xact_user_tables where relname like 'outbox\\_2%'
                                    """))
                    .isLessThan(FACTS / 100);
        }
    }

    private static long number(JdbcClient db, String sql) {
        return db.sql(sql).query(Long.class).single();
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
