package com.wecombridge.testkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that should be a problem in the one dialect. */
record Problem(HttpResponse<String> answer) {

    private static final Set<String> WORDS =
            Set.of("type", "title", "status", "detail", "reason", "errors");

    /** Of this kind, and in every point as a program and a person need it. */
    Problem is(int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        var body = body();
        assertThat(body.path("type").asString()).isEqualTo("/problems/" + kind);
        assertThat(body.path("reason").asString())
                .isEqualTo(kind.replace('-', '_').toUpperCase(Locale.ROOT));
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asString()).isNotBlank();
        assertThat(body.path("detail").asString()).matches("[A-Z].*\\.");
        assertThat(WORDS).containsAll(body.propertyNames());
        return this;
    }

    /** Names the field that is wrong, and says what is wrong with it. */
    void names(String field) {
        var errors = body().path("errors");
        assertThat(errors.valueStream().map(error -> error.path("field").asString()))
                .as(answer.body())
                .contains(field);
        assertThat(errors.valueStream().map(error -> error.path("message").asString()))
                .doesNotContain("");
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private JsonNode body() {
        return JsonMapper.shared().readTree(answer.body());
    }
}
