-- What other services told about people and corps. Whatever ended stays as a row, so that an older
-- fact cannot bring it back.
create table crm_user (
    tenant_id   text    not null,
    crm_user_id text    not null,
    name        text,
    version     bigint  not null,
    primary key (tenant_id, crm_user_id)
);

create table account_binding (
    tenant_id      text        not null,
    corp_id        text        not null,
    crm_user_id    text        not null,
    member_user_id text,
    bound_at       timestamptz,
    version        bigint      not null,
    primary key (tenant_id, crm_user_id, corp_id)
);

create table corp_app (
    tenant_id    text        not null,
    corp_id      text        not null,
    app_id       text        not null,
    agent_id     bigint,
    connected_at timestamptz,
    version      bigint      not null,
    primary key (tenant_id, corp_id, app_id)
);

create table member (
    tenant_id    text    not null,
    corp_id      text    not null,
    member_key   text    not null, -- lower-cased: WeCom answers it so
    app_id       text    not null,
    inside_range boolean not null,
    version      bigint  not null,
    primary key (tenant_id, corp_id, member_key, app_id)
);

call protect_by_tenant('crm_user');
call protect_by_tenant('account_binding');
call protect_by_tenant('corp_app');
call protect_by_tenant('member');
