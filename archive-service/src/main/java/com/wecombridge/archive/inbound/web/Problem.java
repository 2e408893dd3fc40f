package com.wecombridge.archive.inbound.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** The problems of this door (RFC 9457). */
enum Problem {
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "not-signed-in", "no valid identity came along"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "not-allowed", "the caller's role does not reach this");

    private final HttpStatus status;
    private final String kind;
    private final String reason;

    Problem(HttpStatus status, String kind, String reason) {
        this.status = status;
        this.kind = kind;
        this.reason = reason;
    }

    /** For whatever the framework refuses before our code runs. */
    static ProblemDetail of(HttpStatusCode status, String kind, String reason) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + kind));
        problem.setProperty("reason", reason);
        return problem;
    }

    /** Outside the handlers: no converters at hand, and nothing in it needs escaping. */
    Mono<Void> write(ServerHttpResponse response) {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body =
                """
                {"type":"/problems/%s","title":"%s","status":%d,"reason":"%s"}\
                """
                        .formatted(kind, status.getReasonPhrase(), status.value(), reason);
        return response.writeWith(
                Mono.fromSupplier(() ->
                        response.bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8))));
    }
}
