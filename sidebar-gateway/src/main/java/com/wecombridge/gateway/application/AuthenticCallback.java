package com.wecombridge.gateway.application;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * A callback of which we know that WeCom sent it, and to whom.
 *
 * @param identity by which it is recognised when it comes again
 * @param tenant whose app it is; empty for suites
 * @param corp for which it was encrypted; empty for suites as such
 * @param text decrypted, or as it came when even that failed
 */
public record AuthenticCallback(
        CallbackIdentity identity,
        CallbackAddress address,
        Optional<TenantId> tenant,
        Optional<CorpId> corp,
        String text,
        Meaning meaning,
        Instant receivedAt) {

    /** Of nobody's tenant yet. */
    public AuthenticCallback(
            CallbackAddress address,
            Optional<CorpId> corp,
            String text,
            Meaning meaning,
            Instant receivedAt) {
        this(
                CallbackIdentity.of(address, corp, text),
                address,
                Optional.empty(),
                corp,
                text,
                meaning,
                receivedAt);
    }

    /** The same, of an app that a tenant set up. */
    public AuthenticCallback of(Optional<TenantId> owner) {
        return new AuthenticCallback(identity, address, owner, corp, text, meaning, receivedAt);
    }

    /** Who may see it. */
    public Scope scope() {
        return tenant.map(Scope::of).orElseGet(Scope::platform);
    }

    @Override
    public String toString() {
        return "AuthenticCallback[" + address.path() + ", " + identity.value() + "]";
    }
}
