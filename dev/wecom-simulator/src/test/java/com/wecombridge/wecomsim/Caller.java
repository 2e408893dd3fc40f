package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A plain HTTP client of the simulated WeCom. */
final class Caller implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Caller(WeComSimulator simulator) {
        base = simulator.apiBaseUrl();
    }

    JsonNode get(String pathAndQuery) {
        return json(raw(HttpRequest.newBuilder(base.resolve(pathAndQuery)).GET()));
    }

    JsonNode post(String pathAndQuery, String body) {
        return json(postRaw(pathAndQuery, "application/json", body));
    }

    HttpResponse<String> postRaw(String pathAndQuery, String contentType, String body) {
        return raw(
                HttpRequest.newBuilder(base.resolve(pathAndQuery))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String token(String corpId, String secret) {
        return get("/cgi-bin/gettoken?corpid=" + corpId + "&corpsecret=" + secret)
                .path("access_token")
                .asString("");
    }

    /** The answer with a character for each byte. */
    HttpResponse<String> bytes(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    JsonNode json(HttpRequest.Builder request) {
        return json(raw(request));
    }

    HttpResponse<String> raw(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<String> how) {
        try {
            return http.send(request.build(), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
