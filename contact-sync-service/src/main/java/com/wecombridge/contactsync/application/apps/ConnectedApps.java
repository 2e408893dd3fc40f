package com.wecombridge.contactsync.application.apps;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The apps that binding told us about. Takes part in the caller's transaction. */
public interface ConnectedApps {

    /** Empty if binding never told it; a disconnected one is found. */
    Mono<ConnectedApp> find(AppRef app);

    /** As {@link #find}, and nobody changes the app until the transaction ends. */
    Mono<ConnectedApp> locked(AppRef app);

    /** As {@link #locked}, while others may do the same: for taking readings in. */
    Mono<ConnectedApp> steady(AppRef app);

    /** Those of the corp that are connected; the tenant's, or on behalf of the corp anybody's. */
    Flux<ConnectedApp> of(CorpId corp);

    /** Those of the tenant that are connected. */
    Flux<ConnectedApp> of(TenantId tenant, CorpId corp);

    /** Inserts or replaces what binding tells; what we know ourselves stays. */
    Mono<Void> save(ConnectedApp app);

    /** A whole reading begins; any that is under way loses its right to store. */
    Mono<Void> beginWholeReading(AppRef app, Instant readAt);

    /**
     * As {@link #steady}; empty unless the app is connected and this whole reading is the newest.
     */
    Mono<ConnectedApp> steadyIn(AppRef app, Instant wholeReading);

    /** The whole reading is stored. */
    Mono<Void> endWholeReading(AppRef app, Instant readAt);

    /** Counts up; its lock orders the facts about the app's runs. */
    Mono<Long> nextRunVersion(AppRef app);
}
