package com.wecombridge.crmsim.store;

/** Numbers that only grow, and outlive what they count. */
public final class Counters {

    private final Shelf<Long> counters;

    public Counters(StateFile state) {
        this.counters = state.shelf("counters", Long.class);
    }

    public long next(String name) {
        long next = counters.find(name).orElse(0L) + 1;
        counters.put(name, next);
        return next;
    }
}
