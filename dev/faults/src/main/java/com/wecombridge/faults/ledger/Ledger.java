package com.wecombridge.faults.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was sent and how it was answered. For many threads at once. */
public final class Ledger {

    private final ConcurrentLinkedQueue<Sent> entries = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Sent> byId = new ConcurrentHashMap<>();

    public void write(Sent one) {
        entries.add(one);
        byId.put(one.id(), one);
    }

    /** In the order of their answers. */
    public List<Sent> all() {
        return new ArrayList<>(entries);
    }

    public Optional<Sent> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
