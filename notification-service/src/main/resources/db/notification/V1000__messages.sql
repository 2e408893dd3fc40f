-- A to-do that somebody is to be told of; a new version of it is a new message.
create table message (
    tenant_id    text        not null,
    todo_id      text        not null,
    todo_version bigint      not null,
    id           bigint      not null generated always as identity,
    category     text        not null,
    title        text        not null,
    details      jsonb       not null,
    page         text        not null,
    asked_by     text,
    asked_at     timestamptz not null,
    due_at       timestamptz,
    assignees    text[]      not null,
    heard_at     timestamptz not null,
    primary key (tenant_id, todo_id, todo_version)
);
create index message_newest on message (tenant_id, id desc);

-- One message of WeCom: a batch of receivers in one corp. What was sent is kept word for word while
-- nobody knows whether WeCom took it: only the same text is recognised as a duplicate.
create table posting (
    tenant_id    text        not null,
    id           bigint      not null generated always as identity,
    todo_id      text        not null,
    todo_version bigint      not null,
    corp_id      text        not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    tries        integer     not null default 0,
    last_cause   text,
    unsure_since timestamptz,
    unsure_app   text,
    unsure_body  text,
    primary key (tenant_id, id),
    check ((unsure_since is null) = (unsure_body is null)),
    check ((unsure_since is null) = (unsure_app is null))
);
create index posting_by_todo on posting (tenant_id, todo_id, todo_version);

-- Where one person stands; once a person and a version of a to-do.
create table delivery (
    tenant_id      text        not null,
    todo_id        text        not null,
    todo_version   bigint      not null,
    crm_user_id    text        not null,
    id             bigint      not null generated always as identity,
    posting_id     bigint,
    corp_id        text,
    member_user_id text,
    standing       text        not null,
    reason         text,
    message_id     text,
    changed_at     timestamptz not null,
    version        bigint      not null default 0,
    primary key (tenant_id, todo_id, todo_version, crm_user_id),
    check ((posting_id is null) = (member_user_id is null))
);
create index delivery_newest on delivery (tenant_id, id desc);
create index delivery_by_posting on delivery (tenant_id, posting_id);

-- How often a person's delivery of a to-do changed, over all versions of the to-do: what the facts
-- are numbered by, and the lock under which they are appended.
create table delivery_version (
    tenant_id   text   not null,
    todo_id     text   not null,
    crm_user_id text   not null,
    version     bigint not null,
    primary key (tenant_id, todo_id, crm_user_id)
);

call protect_by_tenant('message');
call protect_by_tenant('posting');
call protect_by_tenant('delivery');
call protect_by_tenant('delivery_version');
