-- Facts to be told. Column words as Debezium's outbox router expects them, one per CloudEvents
-- attribute. Rows are written once, never updated, and dropped by the partition.
create table outbox (
    position         bigint      not null generated always as identity,
    transaction_id   xid8        not null default pg_current_xact_id(),
    created_at       timestamptz not null default now(),
    id               text        not null,
    aggregatetype    text        not null, -- the topic
    aggregateid      text        not null, -- the record key
    type             text        not null,
    payload          bytea       not null,
    source           text        not null,
    subject          text        not null,
    time             timestamptz not null,
    tenantid         text,
    corpid           text,
    causationid      text,
    aggregateversion bigint      not null,
    traceparent      text,
    tombstone        boolean     not null
) partition by range (created_at);

create index outbox_by_transaction on outbox (transaction_id, position);
create index outbox_by_position on outbox (position);
create index outbox_by_key on outbox (aggregatetype, aggregateid, position);

alter table outbox enable row level security;
alter table outbox force row level security;
create policy own_facts on outbox for insert
    with check (tenantid is null or tenantid = current_tenant() or corpid = current_corp());
grant insert on outbox to ${appRole};
grant select on outbox to ${relayRole};

-- How far the relay is: everything of transactions before window_start is told; of those inside the
-- window, everything up to told_position.
create table outbox_relay (
    only_row      boolean     primary key default true check (only_row),
    window_start  xid8        not null,
    window_end    xid8        not null,
    told_position bigint      not null default 0,
    holder        text,
    fence         bigint      not null default 0,
    leased_until  timestamptz not null default '-infinity'
);
insert into outbox_relay (window_start, window_end) values ('0', '0');
grant select, update on outbox_relay to ${relayRole};

-- Keys whose next fact cannot be published: their facts wait, in order, and nobody else's.
create table outbox_held_key (
    aggregatetype text        not null,
    aggregateid   text        not null,
    from_position bigint      not null,
    cause         text        not null,
    held_at       timestamptz not null default now(),
    retry_at      timestamptz not null,
    attempts      integer     not null default 1,
    primary key (aggregatetype, aggregateid)
);
grant select, insert, update, delete on outbox_held_key to ${relayRole};

-- One partition a day, made two weeks ahead. The owner's rights are lent for this alone.
create procedure outbox_make_partitions() language plpgsql security definer
    set search_path = public set timezone = 'UTC' set client_min_messages = 'warning' as $$
declare
    day date;
begin
    for day in select generate_series(current_date - 1, current_date + 14, interval '1 day')::date loop
        execute format(
            'create table if not exists outbox_%s partition of outbox for values from (%L) to (%L)',
            to_char(day, 'YYYYMMDD'), day, day + 1);
    end loop;
end $$;

create procedure outbox_drop_partition(partition_day date) language plpgsql security definer
    set search_path = public as $$
begin
    set local lock_timeout = '2s';
    execute format('drop table if exists outbox_%s', to_char(partition_day, 'YYYYMMDD'));
end $$;

revoke execute on procedure outbox_make_partitions() from public;
revoke execute on procedure outbox_drop_partition(date) from public;
grant execute on procedure outbox_make_partitions() to ${relayRole};
grant execute on procedure outbox_drop_partition(date) to ${relayRole};

call outbox_make_partitions();
