package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    HttpResponse<String> raw(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
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
