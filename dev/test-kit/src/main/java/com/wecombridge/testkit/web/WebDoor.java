package com.wecombridge.testkit.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A running service's web door, and what its contract asks for.
 *
 * @param port where it listens
 * @param gateway whose word it takes
 * @param shown a path that administrators and auditors may read
 */
public record WebDoor(int port, Introductions gateway, String shown) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    String administrator() {
        return gateway.introduces("acme", "administrator");
    }

    Problem get(String path, String bearer) {
        return answerTo(asking(path, bearer));
    }

    Problem send(String method, String path, String body) {
        return answerTo(
                asking(path, administrator())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder asking(String path, String bearer) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(PATIENCE);
        return bearer.isEmpty() ? request : request.header("Authorization", bearer);
    }

    static Problem answerTo(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            return new Problem(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
