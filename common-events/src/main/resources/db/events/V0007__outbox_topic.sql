-- The topics on which facts were told, as they were then: one that was deleted and made anew has
-- another id, and holds nothing of what was told on it before.
create table outbox_topic (
    topic      text primary key,
    topic_id   text    not null,
    partitions integer not null
);
grant select, insert, update on outbox_topic to ${relayRole};
