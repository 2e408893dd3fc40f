-- Who may see a row is said once per transaction, by set_config(…, true); see package events.store.

create function current_tenant() returns text language sql stable
    return nullif(current_setting('wecombridge.tenant', true), '');

create function current_corp() returns text language sql stable
    return nullif(current_setting('wecombridge.corp', true), '');

-- Rows with a column tenant_id, seen by their tenant alone.
create procedure protect_by_tenant(protected regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy of_tenant on %s using (tenant_id = current_tenant())', protected);
    execute format('grant select, insert, update, delete on %s to ${appRole}', protected);
end $$;

-- Rows with columns tenant_id (null until known) and corp_id, seen by their tenant, and by work on
-- behalf of their corp: a callback names a corp before anyone knows the tenant.
create procedure protect_by_tenant_or_corp(protected regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy of_tenant_or_corp on %s
        using (tenant_id = current_tenant() or corp_id = current_corp())', protected);
    execute format('grant select, insert, update, delete on %s to ${appRole}', protected);
end $$;
