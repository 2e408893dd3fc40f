-- When the next token is asked for: decided when WeCom gives one, for then it is known whether it is
-- new. Each row is brought along, whosever it is.
alter table app_token add column renew_at timestamptz;
alter table suite add column renew_at timestamptz;

alter table app_token no force row level security;
update app_token set renew_at = issued_at + (expires_at - issued_at) / 2
 where token is not null and not rejected;
update suite set renew_at = issued_at + (expires_at - issued_at) / 2
 where token is not null and not rejected;
alter table app_token force row level security;

alter table app_token add check (token is null or rejected or renew_at is not null);
alter table suite add check (token is null or rejected or renew_at is not null);
