-- Between remembering a fact and its effect, in the same transaction, a moment passes.
create schema if not exists faults;
create sequence if not exists faults.struck;
create or replace function faults.dawdle() returns trigger language plpgsql security definer as $$
begin
    perform nextval('faults.struck');
    perform pg_sleep(:least);
    return null;
end $$;
create trigger faults_mishap after insert on :table
    for each row execute function faults.dawdle();
