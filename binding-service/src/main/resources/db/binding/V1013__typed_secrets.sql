-- Who typed a secret that WeCom refused; nobody for one that we had kept.
alter table secret_attempt add column typed_by text;
