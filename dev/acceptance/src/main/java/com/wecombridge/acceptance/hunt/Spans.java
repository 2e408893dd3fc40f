package com.wecombridge.acceptance.hunt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import com.wecombridge.acceptance.hunt.Places.Page;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the services sent to the collector, as it keeps it: one file a request. */
final class Spans {

    private static final String SERVICE = "service.name";

    private final Path folder;

    private Spans(Path folder) {
        this.folder = folder;
    }

    /** The folder that {@code dev/local/collect} was given. */
    static Spans in(Path folder) {
        return new Spans(folder);
    }

    static Spans ofEnvironment() {
        var folder = System.getenv("WECOM_BRIDGE_TRACES");
        if (folder == null) {
            throw new Unmet("WECOM_BRIDGE_TRACES does not say where the traces are collected");
        }
        return in(Path.of(folder));
    }

    /** The bytes of each request; texts stand in them as they are. */
    List<Page> pages() {
        return files().stream()
                .map(file ->
                        new Page(
                                "traces of " + senderOf(requestIn(file)),
                                new String(bytesOf(file), ISO_8859_1)))
                .toList();
    }

    /** How many traces went through each of these steps; a step may go on in its words. */
    long tracesThrough(List<String> steps) {
        return stepsByTrace().values().stream()
                .filter(taken ->
                        steps.stream()
                                .allMatch(step ->
                                        taken.stream().anyMatch(name -> name.startsWith(step))))
                .count();
    }

    /** Sends a span as a service would that says too much. */
    void tell(Http http, String sender, String text) {
        var span =
                Span.newBuilder()
                        .setName("a step")
                        .setTraceId(ByteString.copyFrom(new byte[16]))
                        .addAttributes(attribute("http.url", text));
        var request =
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(
                                ResourceSpans.newBuilder()
                                        .setResource(
                                                Resource.newBuilder()
                                                        .addAttributes(attribute(SERVICE, sender)))
                                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                        .build();
        http.postGzipped(
                URI.create(textOf(folder.resolve("endpoint")) + "/v1/traces"),
                "application/x-protobuf",
                request.toByteArray());
    }

    private Map<ByteString, Set<String>> stepsByTrace() {
        var steps = new HashMap<ByteString, Set<String>>();
        files().stream()
                .flatMap(file -> requestIn(file).getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span ->
                        steps.computeIfAbsent(span.getTraceId(), _ -> new HashSet<>())
                                .add(span.getName()));
        return steps;
    }

    private static String senderOf(ExportTraceServiceRequest request) {
        return request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getResource().getAttributesList().stream())
                .filter(attribute -> attribute.getKey().equals(SERVICE))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("nobody");
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".otlp")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportTraceServiceRequest requestIn(Path file) {
        try {
            return ExportTraceServiceRequest.parseFrom(bytesOf(file));
        } catch (InvalidProtocolBufferException e) {
            throw new Unmet("void: " + file + " is no request of a trace exporter");
        }
    }

    private static String textOf(Path file) {
        return new String(bytesOf(file), ISO_8859_1);
    }

    private static byte[] bytesOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
