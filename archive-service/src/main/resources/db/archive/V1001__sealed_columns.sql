-- The rotation of the master key reads and exchanges the sealed texts.
call let_rotate('archive', 'secret', 'tenant_id');
call let_rotate('archive_key_pair', 'private_key', 'tenant_id');
