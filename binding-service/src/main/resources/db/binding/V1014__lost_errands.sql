-- Who looks for apps without an errand sees those of all tenants, and of each row no more than that.
grant select (corp_id, app_id, tenant_id, standing) on corp_app to ${relayRole};
grant select (corp_id, app_id, kind, fingerprint, trouble) on app_token to ${relayRole};
