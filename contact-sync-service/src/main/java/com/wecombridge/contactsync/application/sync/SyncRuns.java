package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The runs of each app. Takes part in the caller's transaction. */
public interface SyncRuns {

    /** The run that nobody has begun; empty if there is none. */
    Mono<SyncRun> waiting(AppRef app);

    Mono<SyncRun> find(AppRef app, String run);

    /** Inserts the run, or replaces its state. */
    Mono<Void> save(SyncRun run);

    /** Newest first. */
    Flux<SyncRun> newest(TenantId tenant, CorpId corp, int limit);
}
