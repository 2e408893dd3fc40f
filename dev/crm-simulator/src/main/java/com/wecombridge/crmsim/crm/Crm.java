package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.store.Counters;
import com.wecombridge.crmsim.store.Outbox;
import com.wecombridge.crmsim.store.StateFile;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/** The CRM as a whole: its parts over one state file. */
public final class Crm {

    private final StateFile state;
    private final Outbox outbox;
    private final Tenants tenants;
    private final Users users;
    private final Todos todos;
    private final Records records;
    private final Refusals refusals;
    private final Obedience obedience;
    private final Hearsay hearsay;
    private final Unreadables unreadables;

    /**
     * Opens the CRM; an empty state gets its first tenants.
     *
     * @param base where a phone reaches the simulator
     */
    public Crm(StateFile state, Supplier<URI> base, Clock clock) {
        var counters = new Counters(state);
        this.state = state;
        this.outbox = new Outbox(state, counters, clock);
        this.users = new Users(state, outbox);
        this.tenants = new Tenants(state, users, outbox, clock);
        this.todos = new Todos(state, users, outbox, base, clock);
        this.records = new Records(state, users);
        this.refusals = new Refusals(state);
        this.obedience = new Obedience(state, this, outbox, clock);
        this.hearsay = new Hearsay(state, counters);
        this.unreadables = new Unreadables(state);
        var first = state.shelf("first-tenants", Boolean.class);
        state.change(() -> {
            if (first.isEmpty()) {
                FirstTenants.moveIn(this);
                first.put("moved-in", true);
            }
        });
    }

    public StateFile state() {
        return state;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Tenants tenants() {
        return tenants;
    }

    public Users users() {
        return users;
    }

    public Todos todos() {
        return todos;
    }

    public Records records() {
        return records;
    }

    public Refusals refusals() {
        return refusals;
    }

    public Obedience obedience() {
        return obedience;
    }

    public Hearsay hearsay() {
        return hearsay;
    }

    public Unreadables unreadables() {
        return unreadables;
    }
}
