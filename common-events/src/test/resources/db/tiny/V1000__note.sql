create table note (
    tenant_id text not null,
    id        text not null,
    text      text not null,
    primary key (tenant_id, id)
);
call protect_by_tenant('note');
