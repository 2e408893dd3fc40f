package com.wecombridge.gateway.inbound.forwarding;

import com.wecombridge.gateway.inbound.forwarding.OwnerSettings.Owner;
import java.util.List;

/** Which service owns which part of the API: the whole table. */
final class OwnedPaths {

    static final List<OwnedPath> ALL =
            List.of(
                    new OwnedPath("/api/v1/installs", Owner.BINDING),
                    new OwnedPath("/api/v1/corps", Owner.BINDING),
                    new OwnedPath("/api/v1/unclaimed-corps", Owner.BINDING),
                    new OwnedPath("/api/v1/crm-users", Owner.BINDING),
                    new OwnedPath("/api/v1/account-bindings", Owner.BINDING),
                    new OwnedPath("/api/v1/entitlement", Owner.BINDING),
                    new OwnedPath("/api/v1/members", Owner.CONTACT_SYNC),
                    new OwnedPath("/api/v1/departments", Owner.CONTACT_SYNC),
                    new OwnedPath("/api/v1/sync-runs", Owner.CONTACT_SYNC),
                    new OwnedPath("/api/v1/deliveries", Owner.NOTIFICATION),
                    new OwnedPath("/api/v1/messages", Owner.NOTIFICATION),
                    new OwnedPath("/api/v1/archive", Owner.ARCHIVE));

    /** Where WeCom sends a browser after an install; nobody is signed in there. */
    static final OwnedPath INSTALLED = new OwnedPath("/oauth/wecom/installed", Owner.BINDING);

    private OwnedPaths() {}

    /** A path with everything below it, and its owner. */
    record OwnedPath(String path, Owner owner) {}
}
