package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.events.Event;
import reactor.core.publisher.Mono;

/** Where facts are told: with the caller's changes, or not at all. */
@FunctionalInterface
public interface Facts {

    Mono<Void> tell(Event fact);
}
