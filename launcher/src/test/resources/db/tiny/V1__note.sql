create table note (id bigint primary key);
grant select on note to ${appRole}, ${relayRole};
