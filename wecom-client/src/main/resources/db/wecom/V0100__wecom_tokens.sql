-- The current tokens and tickets of each app, sealed, as binding told them. A withdrawn one stays as
-- a row without a token, so that an older fact cannot bring it back.
create table wecom_token (
    tenant_id   text        not null,
    corp_id     text        not null,
    app_id      text        not null,
    kind        text        not null,
    version     bigint      not null,
    sealed      text,
    fingerprint text,
    expires_at  timestamptz,
    heard_at    timestamptz not null default now(),
    primary key (tenant_id, corp_id, app_id, kind),
    check ((sealed is null) = (expires_at is null))
);

call protect_by_tenant('wecom_token');
