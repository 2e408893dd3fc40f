package com.wecombridge.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON over HTTP. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /** An answer, with whatever status. */
    public record Answer(int status, String text, String location) {

        public JsonNode json() {
            return text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
        }

        /**
         * @throws Unmet unless the status is one of the 200s
         */
        public Answer orFail(String what) {
            if (status / 100 != 2) {
                throw new Unmet(what + " was answered " + status + ": " + text);
            }
            return this;
        }
    }

    public Answer get(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).GET());
    }

    public Answer post(URI uri, Map<String, String> headers, Object body) {
        return send(
                request(uri, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer put(URI uri, Map<String, String> headers, Object body) {
        return send(
                request(uri, headers)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer delete(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).DELETE());
    }

    public Answer postText(URI uri, String contentType, Map<String, String> headers, String body) {
        return send(
                request(uri, headers)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    public Answer postGzipped(URI uri, String contentType, byte[] body) {
        return send(
                request(uri, Map.of("Content-Encoding", "gzip"))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(gzipped(body))));
    }

    private static byte[] gzipped(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Answer putText(URI uri, String contentType, Map<String, String> headers, String body) {
        return send(
                request(uri, headers)
                        .header("Content-Type", contentType)
                        .PUT(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("location").orElse(""));
        } catch (IOException e) {
            throw new Unmet("nobody answers at " + request.uri() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unmet("interrupted");
        }
    }
}
