-- Apps that the provider builds inside a corp from its template.
alter table corp_app drop constraint corp_app_kind_check;
alter table corp_app add constraint corp_app_kind_check
    check (kind in ('SUITE', 'SELF_BUILT', 'AGENCY_BUILT'));

-- When WeCom refused a secret within the last hour, or was just asked with one; whose it was does
-- not matter, for WeCom counts by our address.
create table secret_attempt (
    number bigint      generated always as identity primary key,
    at     timestamptz not null
);
grant select, insert, delete on secret_attempt to ${appRole};
