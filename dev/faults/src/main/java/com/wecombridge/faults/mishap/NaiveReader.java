package com.wecombridge.faults.mishap;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads an outbox as everybody does first: whatever has a higher number than the highest that was
 * seen. What commits late it never sees.
 */
final class NaiveReader implements AutoCloseable {

    private final Session session;
    private final long begin;
    private final Set<Long> seen = new HashSet<>();
    private long highest;

    private NaiveReader(Session session, long begin) {
        this.session = session;
        this.begin = begin;
        this.highest = begin;
    }

    /** From now on. */
    static NaiveReader of(Trouble trouble, String database) {
        var session = Session.in(trouble, database);
        return new NaiveReader(
                session, session.number("select coalesce(max(position), 0) from outbox"));
    }

    void look() {
        for (long position :
                session.numbers(
                        "select position from outbox where position > %d order by position"
                                .formatted(highest))) {
            seen.add(position);
            highest = position;
        }
    }

    /** How many are there by now and were never seen. */
    long missed() {
        return session
                .numbers(
                        "select position from outbox where position > %d and position < %d"
                                .formatted(begin, highest))
                .stream()
                .filter(position -> !seen.contains(position))
                .count();
    }

    @Override
    public void close() {
        session.close();
    }
}
