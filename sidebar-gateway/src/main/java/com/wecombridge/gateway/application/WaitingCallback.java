package com.wecombridge.gateway.application;

import com.wecombridge.gateway.application.TakeCallback.Taken;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A callback that is to be stored, and whoever waits to hear what became of it. */
public final class WaitingCallback {

    private final AuthenticCallback callback;
    private final Optional<String> trace;
    private final long since = System.nanoTime();
    private final Sinks.One<Taken> outcome = Sinks.one();

    WaitingCallback(AuthenticCallback callback, Optional<String> trace) {
        this.callback = callback;
        this.trace = trace;
    }

    AuthenticCallback callback() {
        return callback;
    }

    /** In which it came. */
    Optional<String> trace() {
        return trace;
    }

    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    Mono<Taken> taken() {
        return outcome.asMono();
    }

    public void end(Taken taken) {
        outcome.tryEmitValue(taken);
    }

    public void fail(Throwable failure) {
        outcome.tryEmitError(failure);
    }
}
