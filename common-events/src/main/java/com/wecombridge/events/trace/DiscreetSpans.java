package com.wecombridge.events.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The only way out for spans: their names and times, and of the rest what is known to be harmless.
 * Addresses, messages of exceptions and what a stranger wrote into a trace's state stay here.
 */
final class DiscreetSpans implements SpanExporter {

    /** Attributes whose values are one of a few, all of them ours. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "api",
                    "kind",
                    "method",
                    "outcome",
                    "status",
                    "topic",
                    "uri", // the pattern of an address, not the address
                    "exception", // and error: a class, without its message
                    "error",
                    "http.method",
                    "http.status_code",
                    "spring.cloud.gateway.route.id",
                    "code.function",
                    "code.namespace");

    private final SpanExporter exporter;

    DiscreetSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(Discreet::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Discreet extends DelegatingSpanData {

        private final SpanData whole;
        private final Attributes harmless;

        Discreet(SpanData whole) {
            super(whole);
            this.whole = whole;
            this.harmless =
                    whole.getAttributes().toBuilder()
                            .removeIf(key -> !HARMLESS.contains(key.getKey()))
                            .build();
        }

        @Override
        public SpanContext getSpanContext() {
            var context = whole.getSpanContext();
            return SpanContext.create(
                    context.getTraceId(),
                    context.getSpanId(),
                    context.getTraceFlags(),
                    TraceState.getDefault());
        }

        @Override
        public Attributes getAttributes() {
            return harmless;
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(whole.getStatus().getStatusCode(), "");
        }

        @Override
        public int getTotalAttributeCount() {
            return harmless.size();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }
    }
}
