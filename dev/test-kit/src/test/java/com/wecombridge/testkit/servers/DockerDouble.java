package com.wecombridge.testkit.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Docker does to a ping and to questions about images. */
final class DockerDouble implements AutoCloseable {

    static final String WHY_NOT = "no such host as the registry";

    private final HttpServer server;
    private final List<String> images = new CopyOnWriteArrayList<>();
    private final List<String> pullable = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    DockerDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("tcp://localhost:" + server.getAddress().getPort());
    }

    void has(String image) {
        images.add(image);
    }

    void canPull(String image) {
        pullable.add(image);
    }

    /** Method and path of each question. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        if (path.endsWith("/_ping")) {
            reply(exchange, 200, "OK");
        } else if (path.endsWith("/images/create")) {
            pull(exchange);
        } else if (images.stream().anyMatch(image -> path.endsWith("/" + image + "/json"))) {
            reply(exchange, 200, "{\"Id\": \"sha256:1\"}");
        } else {
            reply(exchange, 404, "{\"message\": \"No such image\"}");
        }
    }

    private void pull(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (pullable.stream().anyMatch(image -> query.contains("fromImage=" + image))) {
            reply(exchange, 200, "{\"status\": \"Download complete\"}");
        } else {
            reply(exchange, 404, "{\"message\": \"" + WHY_NOT + "\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
