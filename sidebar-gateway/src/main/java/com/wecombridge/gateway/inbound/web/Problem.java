package com.wecombridge.gateway.inbound.web;

import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.ServerResponse.BodyBuilder;
import reactor.core.publisher.Mono;

/**
 * What can go wrong at the callback addresses. Each body is constant: it tells a stranger nothing.
 */
public enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    NOT_AUTHENTIC(HttpStatus.UNAUTHORIZED),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private static final String RETRY_AFTER_SECONDS = "5";

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    /** Ends a request with it. */
    public ErrorResponseException exception() {
        return new ErrorResponseException(status, body(), null);
    }

    private ProblemDetail body() {
        return this == NOT_AUTHENTIC
                ? Problems.body(status, "not-authentic", "This does not come from WeCom.")
                : Problems.body(status);
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
        return headers.apply(answer).bodyValue(body());
    }
}
