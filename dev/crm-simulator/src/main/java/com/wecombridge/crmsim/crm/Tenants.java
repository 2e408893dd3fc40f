package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Fact.EntitlementEnded;
import com.wecombridge.crmsim.contract.Topics;
import com.wecombridge.crmsim.store.Outbox;
import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The companies that use the CRM. Methods run inside a change of the state. */
public final class Tenants {

    private final Shelf<Tenant> tenants;
    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    public Tenants(StateFile state, Users users, Outbox outbox, Clock clock) {
        this.tenants = state.shelf("tenants", Tenant.class);
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<Tenant> find(String tenant) {
        return tenants.find(tenant);
    }

    public List<Tenant> all() {
        return tenants.all();
    }

    /** Tells the entitlement unless nothing of it changed. */
    public Tenant define(Tenant.Terms terms) {
        return tenants.find(terms.tenant())
                .filter(known -> known.terms().equals(terms))
                .orElseGet(() -> grant(terms));
    }

    /** The tenant leaves the CRM, its users first. To-dos and records stay, as history. */
    public void remove(String tenant) {
        if (tenants.find(tenant).isEmpty()) {
            return;
        }
        users.of(tenant).forEach(user -> users.remove(tenant, user.user()));
        tenants.remove(tenant);
        outbox.append(new EntitlementEnded(tenant, clock.instant(), nextVersion(tenant)));
    }

    Answer open(String tenant, String feature) {
        Ids.require("feature", feature);
        Tenant.Terms now = tenants.find(tenant).orElseThrow().terms();
        var features = new TreeSet<>(now.features());
        features.add(feature);
        define(
                new Tenant.Terms(
                        tenant, now.name(), now.seats(), features, now.from(), now.until()));
        return Answer.done();
    }

    /** Tells the current state again, in the version that it has. */
    public void tellAgain(Tenant tenant) {
        outbox.append(tenant.granted());
        users.of(tenant.tenant()).forEach(user -> outbox.append(user.changed()));
    }

    private Tenant grant(Tenant.Terms terms) {
        Tenant tenant = terms.version(nextVersion(terms.tenant()));
        tenants.put(tenant.tenant(), tenant);
        outbox.append(tenant.granted());
        return tenant;
    }

    private long nextVersion(String tenant) {
        return outbox.nextVersion(Topics.ENTITLEMENTS, tenant);
    }
}
