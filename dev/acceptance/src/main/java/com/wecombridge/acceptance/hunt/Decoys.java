package com.wecombridge.acceptance.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import com.wecombridge.acceptance.hunt.Places.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The same made-up secret in each kind of place where one could get out, put there as a careless
 * service would. A hunt that does not find every one of them proves nothing.
 */
final class Decoys implements AutoCloseable {

    static final String NAME = "decoy";

    private final String secret = new Canaries().secret(NAME);
    private final HttpServer metrics;

    private Decoys(HttpServer metrics) {
        this.metrics = metrics;
    }

    /** With a page of metrics, one of whose labels says too much. */
    static Decoys ready() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var decoys = new Decoys(HttpServer.create(address, 0));
            decoys.metrics.createContext(
                    "/actuator/prometheus",
                    exchange -> {
                        try (exchange) {
                            var text = "calls_total{user=\"" + decoys.secret + "\"} 1.0\n";
                            exchange.sendResponseHeaders(200, text.length());
                            exchange.getResponseBody().write(text.getBytes(UTF_8));
                        }
                    });
            decoys.metrics.start();
            return decoys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looked into like a service of the product. */
    Map<String, URI> service() {
        return Map.of(NAME, URI.create("http://localhost:" + metrics.getAddress().getPort()));
    }

    /** A plain log, a log in JSON, the header of a dead letter, a span. */
    void plant(RunningStack stack, Places places, Spans spans, Http http) {
        write(stack, NAME + ".log", "a log says " + secret + "\n");
        write(stack, NAME + ".json", "{\"message\":\"a field says " + secret + "\"}\n");
        places.tell(deadLetters(places), "a header says " + secret);
        spans.tell(http, NAME, "https://wecom.example/?access_token=" + secret);
    }

    /** What somebody was answered. */
    Page answer() {
        return new Page("answer to " + NAME, "an answer says " + secret);
    }

    /**
     * @throws Unmet naming the places that nobody looked into
     */
    void mustBeSeen(List<Page> pages, Places places) {
        var needle = new Needles(Set.of(secret));
        var seen =
                pages.stream()
                        .filter(page -> !needle.in(page.text()).isEmpty())
                        .map(Page::place)
                        .collect(Collectors.toSet());
        var blind = new TreeSet<>(planted(places));
        blind.removeAll(seen);
        if (!blind.isEmpty()) {
            throw new Unmet("void: the decoys in these places were not found: " + blind);
        }
    }

    private static Set<String> planted(Places places) {
        return Set.of(
                "log " + NAME + ".log",
                "log " + NAME + ".json",
                "topic " + deadLetters(places),
                "metrics of " + NAME,
                "traces of " + NAME,
                "answer to " + NAME);
    }

    private static String deadLetters(Places places) {
        return places.topics().stream()
                .filter(topic -> topic.contains(".dlt."))
                .findFirst()
                .orElseThrow(() -> new Unmet("there is no dead-letter topic"));
    }

    private static void write(RunningStack stack, String name, String text) {
        try {
            Files.writeString(stack.newLog(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        metrics.stop(0);
    }
}
