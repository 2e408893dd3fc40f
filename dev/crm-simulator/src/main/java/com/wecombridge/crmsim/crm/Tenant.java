package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Fact;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/** A company and what it bought. */
public record Tenant(
        String tenant,
        String name,
        int seats,
        SortedSet<String> features,
        Instant from,
        Optional<Instant> until,
        long version) {

    Fact granted() {
        return new Fact.EntitlementGranted(tenant, name, seats, features, from, until, version);
    }

    /** All but the version. */
    public Terms terms() {
        return new Terms(tenant, name, seats, features, from, until);
    }

    /** What a person may define about a tenant. */
    public record Terms(
            String tenant,
            String name,
            int seats,
            SortedSet<String> features,
            Instant from,
            Optional<Instant> until) {

        public Terms {
            Ids.require("tenant", tenant);
            Ids.require("name", name);
            features.forEach(feature -> Ids.require("features", feature));
            if (seats < 0) {
                throw new RefusedException("negative-seats", "Seats are counted from 0.");
            }
        }

        Tenant version(long version) {
            return new Tenant(tenant, name, seats, features, from, until, version);
        }
    }
}
