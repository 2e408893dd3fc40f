package com.wecombridge.faultproxy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults of one proxy: those that are on, and all that ever were. */
final class Faults {

    /** An active fault that covers a way, and what it does. */
    record Hit<K extends Kind>(ActiveFault fault, K kind) {}

    private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
    private final List<ActiveFault> begun = new CopyOnWriteArrayList<>();

    void add(ActiveFault fault) {
        begun.add(fault);
        active.add(fault);
    }

    void remove(ActiveFault fault) {
        active.remove(fault);
    }

    List<ActiveFault> active() {
        return active;
    }

    /** What covers the way now, in the order in which it began. */
    <K extends Kind> List<Hit<K>> on(Way way, Class<K> kind) {
        if (active.isEmpty()) {
            return List.of();
        }
        return active.stream()
                .filter(fault -> kind.isInstance(fault.fault().kind()) && fault.covers(way))
                .map(fault -> new Hit<>(fault, kind.cast(fault.fault().kind())))
                .toList();
    }

    /** Lets what covers the way strike once. */
    <K extends Kind> List<K> strike(Way way, Class<K> kind) {
        return on(way, kind).stream().filter(hit -> hit.fault().strikes()).map(Hit::kind).toList();
    }

    List<Fault> neverStruck() {
        return begun.stream().filter(fault -> fault.struck() == 0).map(ActiveFault::fault).toList();
    }
}
