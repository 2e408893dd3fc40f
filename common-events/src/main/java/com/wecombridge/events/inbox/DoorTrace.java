package com.wecombridge.events.inbox;

import com.wecombridge.events.trace.Traces;
import io.micrometer.observation.Observation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.RecordInterceptor;

/** While a record is handled, the trace that told the fact goes on. */
final class DoorTrace implements RecordInterceptor<Object, Object> {

    /** A record is handled on one thread, from here to {@link #afterRecord}. */
    private static final ThreadLocal<Observation.@Nullable Scope> ENTERED = new ThreadLocal<>();

    private final Traces traces;

    DoorTrace(Traces traces) {
        this.traces = traces;
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        var header = record.headers().lastHeader("ce_traceparent");
        var told =
                Optional.ofNullable(header == null ? null : header.value())
                        .map(value -> new String(value, StandardCharsets.UTF_8));
        ENTERED.set(
                traces.goOn("inbox.records", told)
                        .contextualName(record.topic() + " process")
                        .lowCardinalityKeyValue("topic", record.topic())
                        .start()
                        .openScope());
        return record;
    }

    @Override
    public void failure(
            ConsumerRecord<Object, Object> record,
            Exception failure,
            Consumer<Object, Object> consumer) {
        var scope = ENTERED.get();
        if (scope != null) {
            scope.getCurrentObservation().error(failure);
        }
    }

    @Override
    public void afterRecord(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        var scope = ENTERED.get();
        ENTERED.remove();
        if (scope != null) {
            scope.close();
            scope.getCurrentObservation().stop();
        }
        traces.leaveAll();
    }
}
