package com.wecombridge.events.trace;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;

/** Wires what carries traces on, and the one way out for spans. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public class TraceAutoConfiguration {

    @Bean
    Traces traces(
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<Propagator> propagator) {
        return new Traces(
                observations.getIfAvailable(() -> ObservationRegistry.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters.orderedStream().map(DiscreetSpans::new).toList());
    }
}
