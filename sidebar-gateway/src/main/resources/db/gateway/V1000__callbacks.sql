-- Every authentic callback, in the order in which it was stored. The position is the version of its
-- fact; the identity recognises WeCom's retries.
create table stored_callback (
    position    bigint      primary key generated always as identity,
    identity    text        not null unique,
    tenant_id   text,                 -- null for the callbacks of suites
    receiver    text        not null, -- the path behind /wecom/callbacks/
    app_id      text        not null,
    corp_id     text,
    kind        text,                 -- null when it could not be read
    state       text        not null check (state in ('TOLD', 'QUARANTINED')),
    cause       text        check ((state = 'QUARANTINED') = (cause is not null)),
    sealed_text text        not null, -- may hold names and mobile numbers
    received_at timestamptz not null
);
create index stored_callback_quarantined on stored_callback (position) where state = 'QUARANTINED';
create index stored_callback_by_age on stored_callback using brin (received_at);

-- A tenant sees its own; the platform sees those that belong to no tenant.
alter table stored_callback enable row level security;
alter table stored_callback force row level security;
create policy of_tenant_or_platform on stored_callback
    using (tenant_id is not distinct from current_tenant());
grant select, insert on stored_callback to ${appRole};
grant select, delete on stored_callback to ${relayRole};

-- Token and EncodingAESKey of a corp's own apps; the former pair still opens for a while.
create table callback_setting (
    tenant_id             text        not null,
    corp_id               text        not null,
    app_id                text        not null,
    sealed_token          text        not null,
    sealed_key            text        not null,
    former_sealed_token   text,
    former_sealed_key     text,
    former_valid_until    timestamptz,
    changed_at            timestamptz not null,
    primary key (corp_id, app_id)
);
call protect_by_tenant_or_corp('callback_setting');
