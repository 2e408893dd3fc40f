-- Every third transaction or so that writes to the table is told that it could not be serialized.
create schema if not exists faults;
create sequence if not exists faults.struck;
create or replace function faults.refuse() returns trigger language plpgsql security definer as $$
begin
    if random() < 0.3 then
        perform nextval('faults.struck');
        raise exception 'could not serialize access' using errcode = 'serialization_failure';
    end if;
    return null;
end $$;
create trigger faults_mishap after insert on :table
    for each row execute function faults.refuse();
