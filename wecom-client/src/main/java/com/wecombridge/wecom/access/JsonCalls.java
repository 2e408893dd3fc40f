package com.wecombridge.wecom.access;

import com.wecombridge.wecom.calls.Egress;
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
import java.util.stream.Collectors;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain JSON requests to WeCom: one each, never repeated, never logged. */
final class JsonCalls implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int USUAL_LIFE_SECONDS = 7200;

    private final WeComClientSettings settings;
    private final Egress egress;
    private final boolean ours;

    /**
     * @param ours whether nobody else makes calls through this egress
     */
    JsonCalls(WeComClientSettings settings, Egress egress, boolean ours) {
        this.settings = settings;
        this.egress = egress;
        this.ours = ours;
    }

    @Override
    public void close() {
        try {
            if (ours) {
                egress.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * One question.
     *
     * @param onBehalfOf the corp or the suite whose turn it takes
     */
    record Question(String onBehalfOf, String path, Map<String, String> query) {
        /** The query holds secrets. */
        @Override
        public String toString() {
            return path;
        }
    }

    Mono<JsonNode> get(Question question) {
        return send(question, new HttpGet(address(question)));
    }

    Mono<JsonNode> post(Question question, Map<String, ?> body) {
        var request = new HttpPost(address(question));
        request.setEntity(
                new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON));
        return send(question, request);
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

    private URI address(Question question) {
        String parameters =
                question.query().entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return settings.api(question.path() + "?" + parameters);
    }

    private record Reply(int status, String body) {}

    private Mono<JsonNode> send(Question question, HttpUriRequest request) {
        return OutsideTransactions.only(
                egress.ask(question.onBehalfOf(), question.path(), () -> read(reply(request))));
    }

    private Reply reply(HttpUriRequest request) {
        try (var response = egress.client().execute(request)) {
            return new Reply(response.getStatusLine().getStatusCode(), text(response.getEntity()));
        } catch (IOException broken) {
            throw WeComCallException.broken(broken);
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
