-- A fact that nobody hears, in a transaction that lasts after it has its number and before anybody sees it.
begin;
insert into outbox
    (id, aggregatetype, aggregateid, type, payload, source, subject, time, aggregateversion, tombstone)
values
    (':id', ':topic', ':key', 'com.wecombridge.faults.late.v1', '{}', '/faults', 'faults/:key', now(), 0, false);
select pg_sleep(:seconds);
commit;
