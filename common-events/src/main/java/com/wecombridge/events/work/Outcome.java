package com.wecombridge.events.work;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** What a worker made of its work; the effect is stored together with the end of the work. */
public sealed interface Outcome {

    /** Done: the effect is stored and the work forgotten, together or not at all. */
    record Done(Mono<?> effect) implements Outcome {}

    /** As {@link Done}; work of the same key that was due when this began is covered as well. */
    record DoneForAllDue(Mono<?> effect) implements Outcome {}

    /**
     * Not yet: tried again after a while, ahead of later work of the same key.
     *
     * @param cause for operators; never a secret
     */
    record NotYet(Duration after, String cause) implements Outcome {}
}
