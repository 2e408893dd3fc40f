package com.wecombridge.acceptance.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.wecombridge.acceptance.hunt.Places.Page;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpansTest {

    private static final List<String> WHOLE = List.of("http post", "work", "wecom user/get");

    @TempDir Path folder;

    @Test
    void findsASecretInAnAttribute() throws IOException {
        send("1", "binding-service", step(1, "a step").addAttributes(text("x", "金 canary-abcdef")));

        var needles = new Needles(Set.of("canary-abcdef"));
        assertThat(Spans.in(folder).pages())
                .singleElement()
                .matches(page -> page.place().equals("traces of binding-service"))
                .extracting(Page::text)
                .matches(text -> !needles.in(text).isEmpty());
    }

    @Test
    void countsATraceOnlyIfItWentThroughEveryStep() throws IOException {
        send("1", "sidebar-gateway", step(1, "http post /wecom"), step(2, "http post /wecom"));
        send("2", "contact-sync-service", step(1, "work reread"), step(1, "wecom user/get"));
        send("3", "contact-sync-service", step(2, "work reread"), step(3, "wecom user/get"));

        assertThat(Spans.in(folder).tracesThrough(WHOLE)).isEqualTo(1);
        assertThat(Spans.in(folder).tracesThrough(List.of("http post", "work"))).isEqualTo(2);
    }

    private void send(String name, String service, Span.Builder... spans) throws IOException {
        var scope = ScopeSpans.newBuilder();
        List.of(spans).forEach(scope::addSpans);
        var resource = Resource.newBuilder().addAttributes(text("service.name", service));
        var request =
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(
                                ResourceSpans.newBuilder()
                                        .setResource(resource)
                                        .addScopeSpans(scope))
                        .build();
        Files.write(folder.resolve(name + ".otlp"), request.toByteArray());
    }

    private static Span.Builder step(int trace, String name) {
        return Span.newBuilder()
                .setName(name)
                .setTraceId(ByteString.copyFrom(new byte[] {(byte) trace}));
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
