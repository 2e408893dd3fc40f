package com.wecombridge.events.bench;

import com.wecombridge.testkit.TestDatabase;

/**
 * Where an arm keeps its facts, and the SQL that writes them: the same columns and the same texts
 * in each.
 */
record Facts(TestDatabase database, String table, String topic) {

    private static final String COLUMNS =
            """
            (id, aggregatetype, aggregateid, type, payload, source, subject, time, tenantid, corpid,
             aggregateversion, tombstone)
            """;

    /** A table as one finds it in most articles about the outbox, with the index that it needs. */
    static void createNaive(TestDatabase database) {
        database.execute(
                """
                create table facts (
                    position         bigint      primary key generated always as identity,
                    created_at       timestamptz not null default now(),
                    status           text        not null default 'NEW',
                    id               text        not null,
                    aggregatetype    text        not null,
                    aggregateid      text        not null,
                    type             text        not null,
                    payload          bytea       not null,
                    source           text        not null,
                    subject          text        not null,
                    time             timestamptz not null,
                    tenantid         text,
                    corpid           text,
                    aggregateversion bigint      not null,
                    tombstone        boolean     not null
                );
                create index facts_to_send on facts (position) where status = 'NEW';
                grant select, insert, update on facts to %s;
                """
                        .formatted(database.application().username()));
    }

    /** Writes so many, a hundred in a transaction. */
    String backlog(int size) {
        return """
        do $$ begin
            for batch in 1..%d loop
                insert into %s %s %s from generate_series(1, 100) number;
                commit;
            end loop;
        end $$
        """
                .formatted(
                        size / 100,
                        table,
                        COLUMNS,
                        values("gen_random_uuid()::text", "'u-' || number % 1000"));
    }

    /** Writes one, with its id as the only parameter. */
    String one() {
        return "insert into "
                + table
                + " "
                + COLUMNS
                + values("n.id", "n.id")
                + " from (select ?::text as id) n";
    }

    private String values(String id, String user) {
        return """
        select %1$s, '%2$s', 'acme:wwacme0000000001:' || %3$s, 'com.wecombridge.account.bound.v1',
               convert_to('{"tenant":"acme","corp":"wwacme0000000001","crmUser":"' || %3$s
                   || '","member":"LI_LEI","boundAt":"2026-03-01T12:00:00Z","version":1}', 'UTF8'),
               '/tiny-service', 'accounts/' || %3$s, now(), 'acme', 'wwacme0000000001', 1, false
        """
                .formatted(id, topic, user);
    }

    /** Row versions that were made dead so far. */
    long deadRows() {
        return number(
                "select sum(n_tup_upd + n_tup_del)::bigint as n from pg_stat_user_tables"
                        + " where relname ~ '^(facts|outbox_[0-9]+)$'");
    }

    /** Bytes of WAL so far, of the whole server. */
    long wal() {
        return number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as n");
    }

    private long number(String sql) {
        return database.rows(sql).getFirst().get("n") instanceof Number number
                ? number.longValue()
                : 0;
    }
}
