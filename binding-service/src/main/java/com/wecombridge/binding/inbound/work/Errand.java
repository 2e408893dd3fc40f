package com.wecombridge.binding.inbound.work;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Worker;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A kind of work and the use case that does it. Waits for it, on the work's own thread. */
final class Errand implements Worker {

    /** Longer than WeCom may take to answer; the lease is renewed meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Errands.Kind kind;
    private final Function<ClaimedWork, Mono<Outcome>> useCase;

    private Errand(Errands.Kind kind, Function<ClaimedWork, Mono<Outcome>> useCase) {
        this.kind = kind;
        this.useCase = useCase;
    }

    static Worker of(Errands.Kind kind, Function<ClaimedWork, Mono<Outcome>> useCase) {
        return new Errand(kind, useCase);
    }

    @Override
    public String kind() {
        return kind.text();
    }

    @Override
    public Outcome perform(ClaimedWork work) {
        return Objects.requireNonNull(useCase.apply(work).block(PATIENCE), kind());
    }
}
