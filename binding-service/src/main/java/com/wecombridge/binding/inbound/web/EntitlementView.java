package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.connection.Entitlements;
import com.wecombridge.binding.application.connection.Entitlements.Entitlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant bought, as the console shows it.
 *
 * @param open whether the feature {@code wecom} may be used now
 */
record EntitlementView(
        String tenant,
        String name,
        int seats,
        List<String> features,
        Instant from,
        @Nullable Instant until,
        boolean open) {

    static EntitlementView of(Entitlement entitlement, Instant now) {
        return new EntitlementView(
                entitlement.tenant().value(),
                entitlement.name(),
                entitlement.seats(),
                entitlement.features().stream().sorted().toList(),
                entitlement.from(),
                entitlement.until().orElse(null),
                entitlement.opens(Entitlements.WECOM, now));
    }
}
