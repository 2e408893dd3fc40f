-- A tenant sees the installs that it began; the platform sees offers from the market.
alter policy of_tenant_or_nobody on install
    using (tenant_id = current_tenant()
           or coalesce(tenant_id, current_tenant(), current_corp()) is null);
alter policy of_tenant_or_nobody on install rename to of_tenant_or_platform;
