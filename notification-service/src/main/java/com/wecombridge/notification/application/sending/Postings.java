package com.wecombridge.notification.application.sending;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.domain.sending.Posting;
import com.wecombridge.notification.domain.sending.Tries;
import reactor.core.publisher.Mono;

/** The batches on their way. Each method is a transaction of its own, or part of an open one. */
public interface Postings {

    /** Empty if there is none of that id. */
    Mono<Posting> find(TenantId tenant, long id);

    /** Committed when it completes: what is recorded before a call survives a crash in it. */
    Mono<Void> record(TenantId tenant, long id, Tries tries);

    Mono<Void> close(TenantId tenant, long id);
}
