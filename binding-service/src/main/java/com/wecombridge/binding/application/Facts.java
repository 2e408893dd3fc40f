package com.wecombridge.binding.application;

import com.wecombridge.events.Event;
import reactor.core.publisher.Mono;

/** What others are told once the open unit of work is stored. */
public interface Facts {

    /** Facts about one aggregate keep their order if the caller holds its row. */
    Mono<Void> tell(Event fact);
}
