-- Who brings sealed texts under the current master key, and since when it is the current one.
create table secrets_rotation (
    only_row     boolean     primary key default true check (only_row),
    holder       text,
    leased_until timestamptz not null default '-infinity',
    key_id       text,
    key_since    timestamptz
);
insert into secrets_rotation default values;
grant select, update on secrets_rotation to ${relayRole};

-- Lends the relay role what it needs for one sealed column and nothing more: to read the row's
-- address, its owner and the text, and to exchange the text.
create procedure let_rotate(sealed regclass, sealed_column name, variadic also_read name[] default '{}')
    language plpgsql as $$
declare
    readable text := (select string_agg(quote_ident(one), ', ')
                        from unnest(also_read || sealed_column || 'ctid'::name) as one);
begin
    execute format('grant select (%s), update (%I) on %s to ${relayRole}',
                   readable, sealed_column, sealed);
end $$;

call let_rotate('wecom_token', 'sealed', 'tenant_id');
