package com.wecombridge.archive.application;

import com.wecombridge.events.Event;
import reactor.core.publisher.Mono;

/** What others are told once the open unit of work is stored. */
@FunctionalInterface
public interface Facts {

    Mono<Void> tell(Event fact);
}
