package com.wecombridge.events.store;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;

/** On whose behalf a transaction runs; it sees their rows and no others. */
public sealed interface Scope {

    /** One tenant's rows. */
    record OfTenant(TenantId tenant) implements Scope {}

    /** Rows of one corp, for callbacks that name a corp whose tenant is still to be found. */
    record OfCorp(CorpId corp) implements Scope {}

    /** Only what belongs to nobody: suite tickets, the inbox. */
    record OfPlatform() implements Scope {}

    static Scope of(TenantId tenant) {
        return new OfTenant(tenant);
    }

    static Scope of(CorpId corp) {
        return new OfCorp(corp);
    }

    static Scope platform() {
        return new OfPlatform();
    }
}
