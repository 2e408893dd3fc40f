package com.wecombridge.contactsync.application.apps;

import com.wecombridge.events.work.Work;
import reactor.core.publisher.Mono;

/** Where work is recorded: with the caller's changes, or not at all. */
@FunctionalInterface
public interface WorkBook {

    Mono<Void> add(Work work);
}
