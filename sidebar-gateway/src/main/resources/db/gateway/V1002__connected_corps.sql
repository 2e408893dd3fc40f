-- Which corps are connected to which tenant, app by app, as binding told. An ended connection stays as
-- a row, so that an older fact cannot bring it back.
create table connected_corp (
    tenant_id text    not null,
    corp_id   text    not null,
    app_id    text    not null,
    ended     boolean not null,
    version   bigint  not null,
    primary key (corp_id, app_id)
);
call protect_by_tenant_or_corp('connected_corp');
revoke delete on connected_corp from ${appRole};
