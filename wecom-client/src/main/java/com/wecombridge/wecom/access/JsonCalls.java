package com.wecombridge.wecom.access;

import com.wecombridge.wecom.calls.Connections;
import com.wecombridge.wecom.calls.OutsideTransactions;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain JSON requests to WeCom: one each, never repeated, never logged. */
final class JsonCalls implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int USUAL_LIFE_SECONDS = 7200;

    private final WeComClientSettings settings;
    private final CloseableHttpClient client;
    private final ExecutorService threads;
    private final Scheduler callers;

    JsonCalls(WeComClientSettings settings) {
        this.settings = settings;
        this.client = Connections.pooled(settings);
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("wecom-access-", 0).factory());
        this.callers = Schedulers.fromExecutorService(threads);
    }

    Mono<JsonNode> get(String path, Map<String, String> query) {
        return send(new HttpGet(address(path, query)));
    }

    Mono<JsonNode> post(String path, Map<String, String> query, Map<String, ?> body) {
        var request = new HttpPost(address(path, query));
        request.setEntity(
                new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON));
        return send(request);
    }

    @Override
    public void close() {
        callers.dispose();
        threads.shutdownNow();
        try {
            client.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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

    private URI address(String path, Map<String, String> query) {
        String parameters =
                query.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return settings.api(path + "?" + parameters);
    }

    private record Reply(int status, String body) {}

    private Mono<JsonNode> send(HttpUriRequest request) {
        return OutsideTransactions.only(
                Mono.fromCallable(() -> read(timed(request))).subscribeOn(callers));
    }

    private Reply timed(HttpUriRequest request) {
        Future<Reply> reply = threads.submit(() -> exchange(request));
        try {
            return reply.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw unknown("no whole answer in time", tooSlow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken
                    ? WeComCallException.broken(broken)
                    : unknown("the call broke", failed);
        } finally {
            reply.cancel(true); // interrupting a virtual thread closes its socket
        }
    }

    private Reply exchange(HttpUriRequest request) throws IOException {
        try (var response = client.execute(request)) {
            return new Reply(response.getStatusLine().getStatusCode(), text(response.getEntity()));
        }
    }

    private static String text(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        byte[] bytes = entity.getContent().readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
            throw new IOException("the answer is too large");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static JsonNode read(Reply reply) {
        if (reply.status() != 200) {
            throw unknown("HTTP status " + reply.status(), null);
        }
        JsonNode answer = parse(reply.body());
        int errcode = errcode(answer.path("errcode"));
        if (errcode != 0) {
            throw new WeComCallException(
                    WeComFailure.of(errcode, answer.path("errmsg").asString("")));
        }
        return answer;
    }

    /** Some old answers carry none when all is well; what is there has to be a number. */
    private static int errcode(JsonNode errcode) {
        return errcode.isMissingNode()
                ? 0
                : errcode.asIntOpt()
                        .orElseThrow(() -> unknown("the answer has no number for errcode", null));
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
