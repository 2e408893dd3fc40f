package com.wecombridge.binding.application.token;

import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What we need to know about an app to ask for its token. */
public interface AppCredentials {

    /** The app's row is locked: whoever holds this knows that it is still connected. */
    Mono<Optional<AppCredential>> credentialOf(CorpId corp, AppId app);

    /**
     * The credential of an app that is not disconnected.
     *
     * @param tenant empty while nobody claimed the corp: then there is nobody to have a token
     * @param sealed permanent code of a suite or template, Secret of a corp's own app
     */
    record AppCredential(
            CorpId corp, AppId app, AppKind kind, Optional<TenantId> tenant, SealedSecret sealed) {}
}
