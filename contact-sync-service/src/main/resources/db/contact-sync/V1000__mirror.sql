-- The apps that binding told us about. A disconnected one keeps its row: old facts change nothing.
create table connected_app (
    tenant_id     text        not null,
    corp_id       text        not null,
    app_id        text        not null,
    mode          text        not null,
    agent_id      bigint      not null,
    connected     boolean     not null,
    version       bigint      not null,
    reading_at    timestamptz not null default '-infinity', -- when the newest whole reading began
    whole_read_at timestamptz not null default 'epoch',     -- when the last stored one began
    run_version   bigint      not null default 0,
    primary key (tenant_id, corp_id, app_id)
);
create index connected_app_by_corp on connected_app (corp_id);
call protect_by_tenant_or_corp('connected_app');

-- One row per app and member, by the lower-cased id. The row of a vanished member stays, without
-- its content: its version counts on, and no older reading brings the member back.
create table member (
    tenant_id    text        not null,
    corp_id      text        not null,
    app_id       text        not null,
    member_key   text        not null,
    user_id      text        not null,
    name         text,
    email        text,
    departments  bigint[]    not null,
    status       integer     not null,
    inside_range boolean     not null,
    present      boolean     not null,
    fingerprint  text        not null,
    read_at      timestamptz not null,
    version      bigint      not null,
    primary key (tenant_id, corp_id, app_id, member_key)
);
call protect_by_tenant('member');

create table department (
    tenant_id      text        not null,
    corp_id        text        not null,
    app_id         text        not null,
    department_id  bigint      not null,
    name           text,
    parent_id      bigint,
    sort_order     bigint      not null,
    present        boolean     not null,
    fingerprint    text        not null,
    read_at        timestamptz not null,
    version        bigint      not null,
    primary key (tenant_id, corp_id, app_id, department_id)
);
call protect_by_tenant('department');

-- The visible range with tags and departments expanded; members by their key.
create table visible_range (
    tenant_id   text        not null,
    corp_id     text        not null,
    app_id      text        not null,
    members     text[]      not null,
    departments bigint[]    not null,
    read_at     timestamptz not null,
    primary key (tenant_id, corp_id, app_id)
);
call protect_by_tenant('visible_range');

create table sync_run (
    tenant_id           text        not null,
    run_id              text        not null,
    corp_id             text        not null,
    app_id              text        not null,
    reason              text        not null,
    requested_by        text        not null,
    requested_at        timestamptz not null,
    state               text        not null,
    started_at          timestamptz,
    ended_at            timestamptz,
    members             integer,
    departments         integer,
    members_written     integer,
    members_removed     integer,
    departments_written integer,
    departments_removed integer,
    failure_kind        text,
    failure_cause       text,
    primary key (tenant_id, run_id)
);
create index sync_run_by_app on sync_run (tenant_id, corp_id, requested_at desc);
-- One run at most waits for each app.
create unique index sync_run_waiting on sync_run (tenant_id, corp_id, app_id)
    where state = 'REQUESTED';
call protect_by_tenant('sync_run');
