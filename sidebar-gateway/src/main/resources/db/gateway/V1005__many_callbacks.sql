-- Stores callbacks of many tenants in one question. It runs with the rights of whoever calls it and
-- enters the scope of each tenant in turn, as it would by asking for each alone: row-level security
-- holds for every row, and no scope is left behind.
--
-- Callbacks about one thing ("turn") take their places one after the other, across replicas as well;
-- turns are waited for in the order of their numbers, so that two batches never wait for each other.
-- What is stored already waits for no turn: its copies would hold everybody up meanwhile.
create function store_callbacks(
    turns text[], identities text[], tenants text[], receivers text[], apps text[], corps text[],
    kinds text[], causes text[], sealed_texts text[], moments timestamptz[])
    returns table (stored_identity text, stored_position bigint) language plpgsql as $$
declare
    tenant text;
    turn   bigint;
    waits  bigint[] := '{}';
begin
    for tenant in select distinct coalesce(t, '') from unnest(tenants) t loop
        perform set_config('wecombridge.tenant', tenant, true);
        waits := waits || array(
            select hashtextextended(c.turn, 0)
              from unnest(turns, identities, tenants) c (turn, identity, tenant_id)
             where coalesce(c.tenant_id, '') = tenant
               and not exists (select from stored_callback s where s.identity = c.identity));
    end loop;

    for turn in select distinct w from unnest(waits) w order by w loop
        perform pg_advisory_xact_lock(turn);
    end loop;

    for tenant in select distinct coalesce(t, '') from unnest(tenants) t loop
        perform set_config('wecombridge.tenant', tenant, true);
        return query
            insert into stored_callback (identity, tenant_id, receiver, app_id, corp_id, kind, state,
                                         cause, sealed_text, received_at)
            select c.identity, c.tenant_id, c.receiver, c.app_id, c.corp_id, c.kind,
                   case when c.cause is null then 'TOLD' else 'QUARANTINED' end,
                   c.cause, c.sealed_text, c.received_at
              from unnest(identities, tenants, receivers, apps, corps, kinds, causes, sealed_texts,
                          moments)
                   with ordinality
                   c (identity, tenant_id, receiver, app_id, corp_id, kind, cause, sealed_text,
                      received_at, number)
             where coalesce(c.tenant_id, '') = tenant
             order by c.number
            on conflict (identity) do nothing
            returning identity, position;
    end loop;
    perform set_config('wecombridge.tenant', '', true);
end $$;
revoke execute on function store_callbacks(
    text[], text[], text[], text[], text[], text[], text[], text[], text[], timestamptz[]) from public;
grant execute on function store_callbacks(
    text[], text[], text[], text[], text[], text[], text[], text[], text[], timestamptz[]) to ${appRole};
