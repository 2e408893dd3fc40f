package com.wecombridge.gateway.inbound.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.ServerResponse.BodyBuilder;
import reactor.core.publisher.Mono;

/**
 * Everything that can go wrong at the public door, as RFC 9457 problem details. Each body is
 * constant: it repeats nothing of the request and tells a stranger nothing.
 */
public enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "malformed-request"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "not-signed-in"),
    NOT_AUTHENTIC(HttpStatus.UNAUTHORIZED, "not-authentic"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "not-allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "request-too-slow"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "request-too-large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"),
    OWNER_TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT, "owner-too-slow");

    private static final String RETRY_AFTER_SECONDS = "5";

    private final HttpStatus status;
    private final String body;

    Problem(HttpStatus status, String slug) {
        this.status = status;
        this.body =
                """
                {"type":"/problems/%s","title":"%s","status":%d,"reason":"%s"}\
                """
                        .formatted(
                                slug,
                                status.getReasonPhrase(),
                                status.value(),
                                slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The problem of a status; other client errors count as a malformed request. */
    static Problem of(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status.isSameCodeAs(status))
                .findFirst()
                .orElse(status.is4xxClientError() ? BAD_REQUEST : UNEXPECTED);
    }

    /**
     * Answers it and lets the connection go: whatever else the client meant to send is not read.
     */
    public Mono<ServerResponse> closing() {
        return response(answer -> answer.header(HttpHeaders.CONNECTION, "close"));
    }

    /** Answers it with more headers. */
    public Mono<ServerResponse> response(UnaryOperator<BodyBuilder> headers) {
        var answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (this == UNAVAILABLE) {
            answer = answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return headers.apply(answer).bodyValue(bytes());
    }

    /** Answers it outside a handler. */
    Mono<Void> write(ServerHttpResponse response) {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(bytes().length);
        if (this == UNAVAILABLE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes())));
    }

    private byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
