package com.wecombridge.peer;

import com.wecombridge.testkit.TestDatabase;

/** While it is open nothing takes effect, and every attempt is counted. */
record BrokenTable(TestDatabase database) implements AutoCloseable {

    BrokenTable {
        database.execute(
                """
                create sequence attempts;
                grant all on attempts to public;
                create function refuse() returns trigger language plpgsql as $$
                begin
                  perform nextval('attempts'); -- stays, though all else is rolled back
                  raise exception 'out of order';
                end $$;
                create trigger refused before insert on effect for each row execute function refuse();
                """);
    }

    static long attempts(TestDatabase database) {
        var sequence = database.rows("select last_value, is_called from attempts").getFirst();
        return Boolean.TRUE.equals(sequence.get("is_called"))
                ? Long.parseLong(String.valueOf(sequence.get("last_value")))
                : 0;
    }

    @Override
    public void close() {
        database.execute(
                "drop trigger refused on effect; drop function refuse(); drop sequence attempts");
    }
}
