package com.wecombridge.binding.domain.connection;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * One app of one corp.
 *
 * @param tenant whose corp it is; empty while unclaimed
 * @param authorizedAt when the corp gave us the credential that is in force
 * @param version counts up with every change
 */
public record CorpApp(
        CorpId corp,
        AppId app,
        AppKind kind,
        Optional<TenantId> tenant,
        Standing standing,
        Instant authorizedAt,
        long version) {

    /** How far the connection is. */
    public sealed interface Standing {

        /** We hold a credential; WeCom has not described the app yet. */
        record Authorized() implements Standing {}

        /** Ready for calls. */
        record Connected(AppProfile profile, Instant since) implements Standing {}

        /** The corp removed the app; its secrets are destroyed. */
        record Disconnected(Instant at) implements Standing {}
    }

    /** The app with its next version. */
    CorpApp with(Standing next) {
        return new CorpApp(corp, app, kind, tenant, next, authorizedAt, version + 1);
    }

    /** The app in its tenant's hands. */
    public CorpApp claimedBy(TenantId owner) {
        return new CorpApp(
                corp, app, kind, Optional.of(owner), standing, authorizedAt, version + 1);
    }
}
