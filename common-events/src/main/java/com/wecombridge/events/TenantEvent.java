package com.wecombridge.events;

import com.wecombridge.events.id.TenantId;
import java.util.Optional;

/** A fact about something that a tenant owns. */
public interface TenantEvent extends Event {

    TenantId tenant();

    @Override
    default Optional<TenantId> tenantId() {
        return Optional.of(tenant());
    }
}
