package com.wecombridge.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for every service that owns a part of the API: remembers what it was asked. */
public final class OwnerDouble {

    /** A request as it arrived at the owner. */
    public record Asked(String method, String path, Headers headers, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    OwnerDouble() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(Thread::startVirtualThread);
            server.start();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    public void forget() {
        asked.clear();
    }

    /** Behind this path nobody's role is enough, as every owner says it. */
    static final String OUT_OF_REACH = "/out-of-reach";

    private static int statusFor(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().endsWith(OUT_OF_REACH)) {
            return 200;
        }
        exchange.getResponseHeaders()
                .set("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
        return 403;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        body));
        var answer = "{\"owner\":\"answers\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(statusFor(exchange), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
