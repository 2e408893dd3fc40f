package com.wecombridge.gateway.application;

import com.wecombridge.events.trace.Traces;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a callback stored and its fact appended, together or not at all, in one transaction with
 * those that wait beside it.
 */
@Component
public class TakeCallback {

    private final WaitingCallbacks waiting;
    private final Traces traces;

    TakeCallback(WaitingCallbacks waiting, Traces traces) {
        this.waiting = waiting;
        this.traces = traces;
    }

    /** A callback that WeCom sends again is recognised and told once. Answers after commit. */
    public Mono<Taken> handle(AuthenticCallback callback) {
        return traces.known(trace -> {
            var one = new WaitingCallback(callback, trace);
            return waiting.admit(one) ? one.taken() : Mono.just(Taken.NO_ROOM);
        });
    }

    /** What became of it; WeCom is thanked in every case but the last. */
    public enum Taken {
        TOLD,
        QUARANTINED,
        DUPLICATE,

        /** More come than can be stored in time. */
        NO_ROOM
    }
}
