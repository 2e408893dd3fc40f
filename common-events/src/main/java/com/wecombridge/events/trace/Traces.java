package com.wecombridge.events.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Where a trace leaves off in one process and goes on in another, as a W3C {@code traceparent}. */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final ObservationRegistry observations;
    private final Propagator propagator;

    Traces(ObservationRegistry observations, Propagator propagator) {
        this.observations = observations;
        this.propagator = propagator;
    }

    /**
     * What to store beside a fact or a piece of work; empty where nothing is traced. Taken from
     * Reactor's context, since a thread of the database's driver may not know.
     */
    public <T> Mono<T> known(Function<Optional<String>, Mono<T>> next) {
        return Mono.deferContextual(context -> next.apply(traceOf(context).flatMap(this::told)));
    }

    /**
     * A step that goes on with a trace, not started yet; it begins a trace of its own if there is
     * none or if what somebody else wrote there is none.
     *
     * @param name of the metric, which also counts the steps
     */
    public Observation goOn(String name, Optional<String> traceParent) {
        var received =
                new ReceiverContext<Optional<String>>(
                        (carrier, key) -> key.equals(TRACEPARENT) ? carrier.orElse(null) : null,
                        Kind.CONSUMER);
        received.setCarrier(traceParent);
        return Observation.createNotStarted(name, () -> received, observations);
    }

    /**
     * Nothing of a trace is left on this thread. What waited for a pipeline here may have left a
     * step entered, and whoever enters the next one would keep it, and all before it, for ever.
     */
    public void leaveAll() {
        observations.setCurrentObservationScope(null);
    }

    private static Optional<TraceContext> traceOf(ContextView context) {
        return context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .flatMap(step ->
                        Optional.ofNullable(
                                step.getContextView().<TracingContext>get(TracingContext.class)))
                .flatMap(traced -> Optional.ofNullable(traced.getSpan()))
                .map(span -> span.context());
    }

    private Optional<String> told(TraceContext trace) {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(trace, carrier, (_, name, value) -> carrier.put(name, value));
        return Optional.ofNullable(carrier.get(TRACEPARENT));
    }
}
