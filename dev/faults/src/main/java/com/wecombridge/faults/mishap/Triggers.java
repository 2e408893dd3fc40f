package com.wecombridge.faults.mishap;

import java.util.Map;

/**
 * A trigger on a table of a service, as long as it is open: what a database does in bad times to
 * whoever writes there. How often it did is counted where no rollback reaches.
 */
final class Triggers implements AutoCloseable {

    private final Trouble trouble;
    private final Session session;
    private final String table;

    private Triggers(Trouble trouble, Session session, String table) {
        this.trouble = trouble;
        this.session = session;
        this.table = table;
    }

    /**
     * @param script which of the resources
     * @param values what its names stand for
     */
    static Triggers on(Place place, String script, Map<String, ?> values, Trouble trouble) {
        var session = Session.in(trouble, place.database());
        var triggers = new Triggers(trouble, session, place.table());
        session.run("remove", Map.of("table", place.table()));
        session.run(
                script, values.isEmpty() ? Map.of("table", place.table()) : with(place, values));
        return triggers;
    }

    private static Map<String, Object> with(Place place, Map<String, ?> values) {
        var all = new java.util.HashMap<String, Object>(values);
        all.put("table", place.table());
        return all;
    }

    /** A table in the database of a service. */
    record Place(String database, String table) {}

    long struck() {
        return session.number(
                "select case when is_called then last_value else 0 end from faults.struck");
    }

    @Override
    public void close() {
        try (session) {
            trouble.struck(struck());
            session.run("remove", Map.of("table", table));
        }
    }
}
