package com.wecombridge.events.crm;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a tenant bought in the CRM. Topic {@code crm.entitlements}, compacted. A tenant exists once
 * the CRM says so here.
 */
public sealed interface EntitlementEvent extends TenantEvent {

    @Override
    default Topic topic() {
        return Topic.CRM_ENTITLEMENTS;
    }

    @Override
    default String key() {
        return tenant().value();
    }

    @Override
    default String subject() {
        return "tenants/" + tenant().value();
    }

    /**
     * The tenant may use the bridge, within these limits.
     *
     * @param name of the company, as pages show it
     * @param seats how many people may use the CRM inside WeCom
     * @param features opened for the tenant, such as {@code wecom} and {@code archive}
     * @param until absent where the period has no end
     */
    @EventType("com.wecombridge.entitlement.granted.v1")
    record EntitlementGranted(
            TenantId tenant,
            String name,
            int seats,
            Set<String> features,
            Instant from,
            Optional<Instant> until,
            long version)
            implements EntitlementEvent {}

    /** The tenant left the CRM. */
    @EventType("com.wecombridge.entitlement.ended.v1")
    record EntitlementEnded(TenantId tenant, Instant endedAt, long version)
            implements EntitlementEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
