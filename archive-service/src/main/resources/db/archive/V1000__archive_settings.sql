-- Which corps are connected to which tenant, app by app, as binding told. A disconnected app stays as
-- a row, so that an older fact cannot bring it back.
create table corp_app (
    tenant_id text    not null,
    corp_id   text    not null,
    app_id    text    not null,
    connected boolean not null,
    version   bigint  not null,
    primary key (tenant_id, corp_id, app_id)
);
create index corp_app_by_corp on corp_app (corp_id);

-- What an administrator set for a corp's archive, and WeCom's announcements. Secrets are sealed.
create table archive (
    tenant_id         text        not null,
    corp_id           text        not null,
    secret            text,
    secret_set_at     timestamptz,
    announced_count   bigint      not null default 0,
    last_announced_at timestamptz,
    primary key (tenant_id, corp_id),
    check ((secret is null) = (secret_set_at is null))
);

-- Key pairs; several live at a time, by the number that WeCom gave their public halves. The private
-- half is sealed. Nothing deletes one: messages under its number could never be read again.
create table archive_key_pair (
    tenant_id    text        not null,
    corp_id      text        not null,
    id           uuid        not null,
    public_key   text        not null,
    private_key  text        not null,
    version      integer     check (version >= 1),
    generated_at timestamptz not null,
    primary key (tenant_id, corp_id, id),
    unique (tenant_id, corp_id, version)
);

call protect_by_tenant_or_corp('corp_app');
call protect_by_tenant_or_corp('archive');
call protect_by_tenant('archive_key_pair');
revoke delete on archive_key_pair from ${appRole};
