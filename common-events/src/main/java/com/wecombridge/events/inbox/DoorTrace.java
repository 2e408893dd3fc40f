package com.wecombridge.events.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.events.trace.Traces;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** While a fact takes effect, the trace that told it goes on; each record is a step of its own. */
final class DoorTrace {

    private final Traces traces;

    DoorTrace(Traces traces) {
        this.traces = traces;
    }

    /**
     * The step goes along in Reactor's context, for the thread is that of the database's driver.
     */
    Mono<Void> goingOn(ConsumerRecord<?, ?> record, Mono<Void> effect) {
        return Mono.defer(() -> {
            var step = stepOf(record).start();
            return effect.doOnError(step::error)
                    .doOnTerminate(step::stop)
                    .doOnCancel(step::stop)
                    .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, step));
        });
    }

    /** There was nothing to do. */
    void passedBy(ConsumerRecord<?, ?> record) {
        stepOf(record).start().stop();
    }

    void failed(ConsumerRecord<?, ?> record, Exception failure) {
        stepOf(record).start().error(failure).stop();
    }

    /** Nothing of a trace is left on this thread. */
    void leave() {
        traces.leaveAll();
    }

    private Observation stepOf(ConsumerRecord<?, ?> record) {
        var told =
                Optional.ofNullable(record.headers().lastHeader("ce_traceparent"))
                        .map(header -> header.value())
                        .map(value -> new String(value, UTF_8));
        return traces.goOn("inbox.records", told)
                .contextualName(record.topic() + " process")
                .lowCardinalityKeyValue("topic", record.topic());
    }
}
