-- A service that was stopped for longer than partitions reach ahead starts with one for today.
call outbox_make_partitions();
