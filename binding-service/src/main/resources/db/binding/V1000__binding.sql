-- What the CRM told: who may use the bridge, and which users there are.
create table entitlement (
    tenant_id   text        primary key,
    name        text        not null,
    seats       integer     not null,
    features    text[]      not null,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    ended       boolean     not null default false,
    version     bigint      not null
);
call protect_by_tenant('entitlement');

create table crm_user (
    tenant_id   text    not null,
    crm_user_id text    not null,
    name        text    not null,
    licensed    boolean not null,
    removed     boolean not null default false,
    version     bigint  not null,
    primary key (tenant_id, crm_user_id)
);
call protect_by_tenant('crm_user');

-- What contact-sync told: each member as each app of the corp sees them.
create table member (
    tenant_id  text   not null,
    corp_id    text   not null,
    app_id     text   not null,
    member_key text   not null, -- lower case: WeCom compares without regard to it
    standing   text   not null check (standing in ('UNKNOWN', 'OUTSIDE_RANGE', 'INSIDE_RANGE')),
    version    bigint not null,
    primary key (tenant_id, corp_id, app_id, member_key)
);
call protect_by_tenant('member');

-- Who is whom. An unbound row stays for its version: the next binding counts on from there.
create table account_binding (
    tenant_id      text        not null,
    corp_id        text        not null,
    crm_user_id    text        not null,
    member_user_id text,
    member_key     text,
    bound_at       timestamptz,
    version        bigint      not null,
    primary key (tenant_id, corp_id, crm_user_id),
    check ((member_key is null) = (bound_at is null))
);
create unique index account_binding_one_user_per_member
    on account_binding (tenant_id, corp_id, member_key) where member_key is not null;
call protect_by_tenant('account_binding');

-- Whose each corp is; nobody's until claimed.
create table corp (
    corp_id   text primary key,
    tenant_id text
);
call protect_by_tenant_or_corp('corp');

create table corp_app (
    corp_id         text        not null references corp,
    app_id          text        not null,
    tenant_id       text,
    kind            text        not null check (kind in ('SUITE', 'SELF_BUILT')),
    standing        text        not null check (standing in ('AUTHORIZED', 'CONNECTED', 'DISCONNECTED')),
    agent_id        bigint,
    corp_name       text,
    verified        boolean,
    connected_at    timestamptz,
    disconnected_at timestamptz,
    authorized_at   timestamptz not null,
    credential      text, -- sealed for the corp
    version         bigint      not null,
    primary key (corp_id, app_id),
    check ((standing = 'DISCONNECTED') = (credential is null))
);
create index corp_app_by_tenant on corp_app (tenant_id);
call protect_by_tenant_or_corp('corp_app');

create table app_token (
    corp_id       text    not null,
    app_id        text    not null,
    tenant_id     text,
    token         text, -- sealed for the tenant
    fingerprint   text,
    issued_at     timestamptz,
    expires_at    timestamptz,
    rejected      boolean not null,
    trouble       text check (trouble in ('PASSING', 'STOPPED')),
    trouble_cause text,
    trouble_since timestamptz,
    version       bigint  not null,
    primary key (corp_id, app_id),
    foreign key (corp_id, app_id) references corp_app
);
call protect_by_tenant_or_corp('app_token');

-- The suite is the deployment's own, no tenant's.
create table suite (
    suite_id       text    primary key,
    ticket         text, -- sealed for the platform, as the token is
    ticket_at      timestamptz,
    ticket_version bigint  not null default -1,
    token          text,
    fingerprint    text,
    issued_at      timestamptz,
    expires_at     timestamptz,
    rejected       boolean not null default false,
    trouble        text check (trouble in ('PASSING', 'STOPPED')),
    trouble_cause  text,
    trouble_since  timestamptz,
    version        bigint  not null default 0
);
grant select, insert, update on suite to ${appRole};

-- Attempts to install it. Offers from the market have no tenant; no request ever shows them.
create table install (
    install_id  text        primary key,
    tenant_id   text,
    state       text        not null check (state in ('AWAITING_ADMINISTRATOR', 'CODE_RECEIVED',
                                'EXCHANGING', 'EXCHANGED', 'REFUSED', 'OUTCOME_UNKNOWN')),
    auth_code   text, -- sealed for the platform; gone as soon as it is spent
    received_at timestamptz,
    expires_at  timestamptz,
    corp_id     text,
    reason      text,
    started_at  timestamptz not null default now()
);
alter table install enable row level security;
alter table install force row level security;
create policy of_tenant_or_nobody on install
    using (tenant_id is null or tenant_id = current_tenant());
grant select, insert, update on install to ${appRole};

-- What WeCom sends back with the administrator's browser. It comes without a tenant, so the row is
-- found by the hash of 160 random bits alone, once.
create table install_state (
    state_hash text        primary key,
    tenant_id  text        not null,
    install_id text        not null,
    expires_at timestamptz not null
);
grant select, insert, delete on install_state to ${appRole};
