-- Facts that took effect here. A row outlives the topic and its dead letters.
create table inbox (
    event_id    text        primary key,
    received_at timestamptz not null default now()
);
create index inbox_by_age on inbox using brin (received_at);

grant select, insert on inbox to ${appRole};
grant select, delete on inbox to ${relayRole};
