-- What facts ask this service to do outside a transaction. The oldest row of a key is its head; only
-- a head is claimed, so each key keeps its order.
create table work (
    id           bigint      primary key generated always as identity,
    kind         text        not null,
    key          text        not null,
    lane         text        not null, -- shares one limit: the corp
    tenant_id    text,
    corp_id      text,
    payload      text        not null,
    due_at       timestamptz not null,
    attempts     integer     not null default 0,
    last_failure text,
    leased_until timestamptz not null default '-infinity',
    fence        bigint      not null default 0,
    created_at   timestamptz not null default now()
);
create index work_by_key on work (kind, key, id);
create index work_by_due on work (due_at);

alter table work enable row level security;
alter table work force row level security;
create policy own_work on work
    using (tenant_id is null or tenant_id = current_tenant() or corp_id = current_corp());
grant select, insert, update, delete on work to ${appRole};
grant select, update on work to ${relayRole};
