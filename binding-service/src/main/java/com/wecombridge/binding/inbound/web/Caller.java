package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.events.id.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ResponseStatusException;

/** Who calls, as the gateway's signed identity says; never what a request claims. */
final class Caller {

    private Caller() {}

    static TenantId tenant(Jwt identity) {
        var tenant = identity.getClaimAsString("tenant");
        if (tenant == null || tenant.isBlank()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This needs a tenant.");
        }
        return new TenantId(tenant);
    }

    static Actor actor(Jwt identity) {
        return new Actor(tenant(identity), name(identity));
    }

    /** An operator acts for a tenant without being of it. */
    static Actor operatorFor(TenantId tenant, Jwt identity) {
        return new Actor(tenant, name(identity));
    }

    private static String name(Jwt identity) {
        var subject = identity.getSubject();
        return subject == null ? "unknown" : subject;
    }
}
