package com.wecombridge.binding.application.connection;

import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What each tenant bought, as the CRM told. */
public interface Entitlements {

    /** The feature without which nothing here works. */
    String WECOM = "wecom";

    /** A fact older than what we know changes nothing. */
    Mono<Void> learn(Entitlement entitlement);

    /** The tenant left the CRM. */
    Mono<Void> end(TenantId tenant, long version);

    /** Empty while the CRM has not told of the tenant, and after it ended. */
    Mono<Entitlement> of(TenantId tenant);

    /** What a tenant may use. */
    record Entitlement(
            TenantId tenant,
            String name,
            int seats,
            Set<String> features,
            Instant from,
            Optional<Instant> until,
            long version) {

        /** 功能已开通: the feature was opened and its period is running. */
        public boolean opens(String feature, Instant now) {
            return features.contains(feature)
                    && !now.isBefore(from)
                    && until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }
}
