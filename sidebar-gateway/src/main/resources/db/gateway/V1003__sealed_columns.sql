-- The rotation of the master key reads and exchanges the sealed texts.
call let_rotate('stored_callback', 'sealed_text', 'tenant_id');
call let_rotate('callback_setting', 'sealed_token', 'tenant_id');
call let_rotate('callback_setting', 'sealed_key', 'tenant_id');
call let_rotate('callback_setting', 'former_sealed_token', 'tenant_id');
call let_rotate('callback_setting', 'former_sealed_key', 'tenant_id');
call let_rotate('signing_key', 'sealed_private_key');
