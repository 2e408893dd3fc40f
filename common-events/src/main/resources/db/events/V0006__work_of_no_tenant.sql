-- Work that names no tenant is seen by none: only on behalf of the corp that it names, or of the
-- platform where it names nobody.
alter policy own_work on work
    using (tenant_id = current_tenant()
           or corp_id = current_corp()
           or coalesce(tenant_id, corp_id, current_tenant(), current_corp()) is null);
