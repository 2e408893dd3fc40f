-- The rotation of the master key reads and exchanges the sealed texts.
call let_rotate('corp_app', 'credential', 'corp_id', 'kind');
call let_rotate('app_token', 'token', 'tenant_id');
call let_rotate('suite', 'ticket');
call let_rotate('suite', 'token');
call let_rotate('install', 'auth_code');
