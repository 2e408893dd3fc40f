package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The corps that we met, whose they are, and their apps. Read and written in the corp's scope. */
public interface Corps {

    /** Remembers a corp that was never seen; does nothing for one that was. */
    Mono<Void> meet(CorpId corp);

    /** Whose the corp is, empty inside if nobody's; locked. Empty for a corp never met. */
    Mono<Optional<TenantId>> owner(CorpId corp);

    /** The corp is the tenant's from now on. */
    Mono<Void> giveTo(CorpId corp, TenantId tenant);

    /** Locked. Empty for an app never authorised. */
    Mono<CorpApp> app(CorpId corp, AppId app);

    /** In the order of their ids; locked. */
    Flux<CorpApp> apps(CorpId corp);

    /** Stores the app with the credential that it came with. */
    Mono<Void> authorize(CorpApp app, SealedSecret credential);

    /** Stores the app; the credential stays, or is destroyed if the app is disconnected. */
    Mono<Void> save(CorpApp app);
}
