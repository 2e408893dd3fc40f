create table letter (
    tenant_id text not null,
    body      text not null
);

alter table letter enable row level security;
alter table letter force row level security;
create policy own_tenant on letter using (tenant_id = current_setting('app.tenant', true));

grant select, insert on letter to ${appRole};
grant select on letter to ${relayRole};
