package com.wecombridge.binding.application.connection;

import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Entitlements without a database. */
public final class InMemoryEntitlements implements Entitlements {

    private final Map<TenantId, Entitlement> known = new HashMap<>();

    public void open(TenantId tenant) {
        known.put(
                tenant,
                new Entitlement(
                        tenant, "某某科技", 30, Set.of(WECOM), Instant.EPOCH, Optional.empty(), 1));
    }

    @Override
    public Mono<Void> learn(Entitlement entitlement) {
        return Mono.fromRunnable(() -> known.put(entitlement.tenant(), entitlement));
    }

    @Override
    public Mono<Void> end(TenantId tenant, long version) {
        return Mono.fromRunnable(() -> known.remove(tenant));
    }

    @Override
    public Mono<Entitlement> of(TenantId tenant) {
        return Mono.defer(() -> Mono.justOrEmpty(Optional.ofNullable(known.get(tenant))));
    }
}
