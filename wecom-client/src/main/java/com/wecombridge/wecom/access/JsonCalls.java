package com.wecombridge.wecom.access;

import com.wecombridge.wecom.calls.OutsideTransactions;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain JSON requests to WeCom: one each, never repeated, never logged. */
final class JsonCalls implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LARGEST_ANSWER = 4L << 20;
    private static final int USUAL_LIFE_SECONDS = 7200;

    private final WeComClientSettings settings;
    private final HttpClient client;

    JsonCalls(WeComClientSettings settings) {
        this.settings = settings;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    Mono<JsonNode> get(String path, Map<String, String> query) {
        return send(request(path, query).GET().build());
    }

    Mono<JsonNode> post(String path, Map<String, String> query, Map<String, ?> body) {
        return send(
                request(path, query)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    static Secret secret(JsonNode answer, String field) {
        return new Secret(text(answer, field));
    }

    static String text(JsonNode answer, String field) {
        String text = answer.path(field).asString("");
        if (text.isBlank()) {
            throw unknown("the answer has no " + field, null);
        }
        return text;
    }

    static Duration life(JsonNode answer) {
        return Duration.ofSeconds(answer.path("expires_in").asInt(USUAL_LIFE_SECONDS));
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        String parameters =
                query.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(settings.api(path + "?" + parameters))
                .timeout(settings.readTimeout());
    }

    private Mono<JsonNode> send(HttpRequest request) {
        return OutsideTransactions.only(Mono.fromFuture(() -> exchange(request)))
                .timeout(settings.callTimeout())
                .onErrorMap(JsonCalls::explain)
                .map(JsonCalls::read);
    }

    private CompletableFuture<HttpResponse<String>> exchange(HttpRequest request) {
        var text = BodyHandlers.ofString(StandardCharsets.UTF_8);
        return client.sendAsync(request, BodyHandlers.limiting(text, LARGEST_ANSWER));
    }

    private static JsonNode read(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw unknown("HTTP status " + response.statusCode(), null);
        }
        JsonNode answer = parse(response.body());
        int errcode =
                answer.path("errcode").asInt(0); // some old answers carry none when all is well
        if (errcode != 0) {
            throw new WeComCallException(
                    WeComFailure.of(errcode, answer.path("errmsg").asString("")));
        }
        return answer;
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JacksonException notJson) {
            throw unknown("the answer is not WeCom's JSON", notJson);
        }
        throw unknown("the answer is not WeCom's JSON", null);
    }

    private static Throwable explain(Throwable broken) {
        return switch (broken) {
            case TimeoutException tooSlow -> unknown("no whole answer in time", tooSlow);
            case IOException noAnswer -> WeComCallException.broken(noAnswer);
            default -> broken;
        };
    }

    private static WeComCallException unknown(String what, @Nullable Throwable cause) {
        var failure = new OutcomeUnknown(what);
        return cause == null
                ? new WeComCallException(failure)
                : new WeComCallException(failure, cause);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
