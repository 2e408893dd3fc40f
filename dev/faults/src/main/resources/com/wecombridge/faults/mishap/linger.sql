-- Each commit of a transaction that wrote to the table lasts between so many seconds, once.
create schema if not exists faults;
create sequence if not exists faults.struck;
create or replace function faults.linger() returns trigger language plpgsql security definer as $$
begin
    if current_setting('faults.lingered', true) is distinct from pg_current_xact_id()::text then
        perform set_config('faults.lingered', pg_current_xact_id()::text, true);
        perform nextval('faults.struck');
        perform pg_sleep(:least + random() * (:most - :least));
    end if;
    return null;
end $$;
create constraint trigger faults_mishap after insert on :table
    deferrable initially deferred for each row execute function faults.linger();
