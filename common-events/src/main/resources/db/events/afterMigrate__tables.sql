-- Tells a service that does not migrate itself that its tables are all there (TablesCheck).
create or replace function tables_are_complete() returns void language sql as '';
