package com.wecombridge.faultproxy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A fault that was switched on. */
public final class ActiveFault implements AutoCloseable {

    private final Fault fault;
    private final int connectionsBefore;
    private final Consumer<ActiveFault> atTheEnd;
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong struck = new AtomicLong();
    private volatile boolean ended;

    ActiveFault(Fault fault, int connectionsBefore, Consumer<ActiveFault> atTheEnd) {
        this.fault = fault;
        this.connectionsBefore = connectionsBefore;
        this.atTheEnd = atTheEnd;
    }

    public Fault fault() {
        return fault;
    }

    /** How often it struck. A run in which a fault never did proves nothing about it. */
    public long struck() {
        return struck.get();
    }

    /** Switches it off; a second time does nothing. */
    public void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            notifyAll();
        }
        atTheEnd.accept(this);
    }

    @Override
    public void close() {
        end();
    }

    boolean hasEnded() {
        return ended;
    }

    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    boolean covers(Way way) {
        return !ended
                && claimed.get() < fault.times()
                && fault.directions().contains(way.direction())
                && fault.connections().include(way.connection(), connectionsBefore);
    }

    /** Whether it may strike once more; it then must, or it counts for less than it should. */
    boolean claim() {
        return claimed.getAndUpdate(times -> Math.min(times + 1, fault.times())) < fault.times();
    }

    /** To be told by whoever claimed it, once it has happened. */
    void strike() {
        struck.incrementAndGet();
    }

    boolean strikes() {
        boolean claims = claim();
        if (claims) {
            strike();
        }
        return claims;
    }
}
