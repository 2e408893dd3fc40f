-- No key is unique: what takes effect twice is to be seen twice.
create table if not exists effect (
  id       text,
  key      text,
  content  text,
  at       timestamptz not null default clock_timestamp(),
  position bigserial
);

create table if not exists callback (
  position bigserial primary key,
  xml      text    not null,
  digest   text    not null unique,
  handled  boolean not null default false
);

create index if not exists callback_to_handle on callback (position) where not handled;
