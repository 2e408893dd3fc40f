-- Beside its access token an app has two tickets, which sign pages: each kept, and fetched, alone.
alter table app_token add column kind text not null default 'ACCESS_TOKEN'
    check (kind in ('ACCESS_TOKEN', 'CORP_TICKET', 'APP_TICKET'));
alter table app_token alter column kind drop default;
alter table app_token drop constraint app_token_pkey;
alter table app_token add primary key (corp_id, app_id, kind);
