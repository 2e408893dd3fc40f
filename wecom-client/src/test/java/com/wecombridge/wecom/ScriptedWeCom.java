package com.wecombridge.wecom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.wecom.calls.WeComClientSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers each path as told and remembers what it was asked. */
public final class ScriptedWeCom implements AutoCloseable {

    /** What the server was asked. */
    public record Asked(
            String method, String path, String query, String contentType, String body) {}

    /** How one path is answered. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public ScriptedWeCom() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public ScriptedWeCom answers(String path, String json) {
        return answers(path, exchange -> send(exchange, 200, json));
    }

    public ScriptedWeCom answers(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public WeComClientSettings settings() {
        return settings(Duration.ofSeconds(5));
    }

    public WeComClientSettings settings(Duration callTimeout) {
        return settings(callTimeout, Duration.ofMillis(300));
    }

    /** For callers that are to have their turn, however busy the machine is. */
    public WeComClientSettings patientSettings() {
        return settings(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    private WeComClientSettings settings(Duration callTimeout, Duration waitForTurn) {
        return new WeComClientSettings(
                baseUrl(),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                callTimeout,
                waitForTurn,
                2,
                20,
                Optional.empty());
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                new Asked(
                        exchange.getRequestMethod(),
                        path,
                        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                                .orElse(""),
                        body));
        answers.getOrDefault(path, unknown -> send(unknown, 404, "no such path")).to(exchange);
    }
}
