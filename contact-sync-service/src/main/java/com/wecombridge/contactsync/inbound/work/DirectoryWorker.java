package com.wecombridge.contactsync.inbound.work;

import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Worker;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Hands work of one kind to its use case and waits, on the virtual thread it was given. */
record DirectoryWorker(String kind, Function<ClaimedWork, Mono<Outcome>> useCase)
        implements Worker {

    /** Each call to WeCom has its own time limit, and the lease is renewed meanwhile. */
    @Override
    public Outcome perform(ClaimedWork work) {
        return Objects.requireNonNull(useCase.apply(work).block(), "a use case has an outcome");
    }
}
