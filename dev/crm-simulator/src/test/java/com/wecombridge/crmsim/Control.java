package com.wecombridge.crmsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.crmsim.contract.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/** Drives a simulator over HTTP. Bodies may have single quotes for double ones. */
record Control(URI base) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static String json(String text) {
        return text.replace('\'', '"');
    }

    JsonNode define(String kind, String body) throws IOException {
        var answer = post("define/" + kind, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.JSON.readTree(answer.body());
    }

    JsonNode expect(String what, String where) throws IOException {
        var answer =
                post("expect", "{'what':'%s','where':%s,'within':'PT30S'}".formatted(what, where));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.JSON.readTree(answer.body());
    }

    JsonNode query(String path) throws IOException {
        return get("/simulator/query/" + path);
    }

    JsonNode get(String path) throws IOException {
        return Wire.JSON.readTree(send(HttpRequest.newBuilder(base.resolve(path))).body());
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return send(
                HttpRequest.newBuilder(base.resolve("/simulator/" + path))
                        .POST(BodyPublishers.ofString(json(body))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
