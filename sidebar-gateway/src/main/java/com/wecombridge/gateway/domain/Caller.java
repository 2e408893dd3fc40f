package com.wecombridge.gateway.domain;

import com.wecombridge.events.id.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls the API, as the identity provider vouches for them.
 *
 * @param subject the identity provider's name for them
 * @param tenant whom they work for; empty for operators of the deployment
 */
public record Caller(String subject, Optional<TenantId> tenant, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
