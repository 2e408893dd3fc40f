package com.wecombridge.events.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscreetSpansTest {

    private static final String SECRET = "hunter-of-tests";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final InMemorySpanExporter collector = InMemorySpanExporter.create();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new DiscreetSpans(collector)))
                    .build();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void letsNamesAndHarmlessAttributesOut() {
        var span = started();
        span.setAttribute("api", "user/get").setAttribute("outcome", "answered").end();

        assertThat(left().getName()).isEqualTo("wecom user/get");
        assertThat(left().getTraceId()).isEqualTo(TRACE);
        assertThat(left().getAttributes().asMap().values())
                .containsExactlyInAnyOrder("user/get", "answered");
    }

    @Test
    void keepsAddressesAndOtherAttributes() {
        started()
                .setAttribute("http.url", "https://wecom.example/get?access_token=" + SECRET)
                .setAttribute("db.statement", "insert into message values ('" + SECRET + "')")
                .end();

        assertThat(left().getAttributes().asMap()).isEmpty();
    }

    @Test
    void keepsWhatAnExceptionSays() {
        var span = started();
        span.recordException(new IllegalStateException(SECRET));
        span.setStatus(StatusCode.ERROR, SECRET).end();

        assertThat(left().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(left().getStatus().getDescription()).isEmpty();
        assertThat(left().getEvents()).isEmpty();
    }

    @Test
    void keepsWhatAStrangerWroteIntoTheStateOfATrace() {
        started().end();

        assertThat(left().getSpanContext().getTraceState().asMap()).isEqualTo(Map.of());
    }

    private Span started() {
        var stranger =
                SpanContext.createFromRemoteParent(
                        TRACE,
                        "00f067aa0ba902b7",
                        TraceFlags.getSampled(),
                        TraceState.builder().put("stranger", SECRET).build());
        return provider.get("test")
                .spanBuilder("wecom user/get")
                .setParent(Context.root().with(Span.wrap(stranger)))
                .startSpan();
    }

    private SpanData left() {
        return collector.getFinishedSpanItems().getFirst();
    }
}
