package com.wecombridge.gateway.inbound.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Ends a request of the gateway's own API with a problem that says what to do better. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;

    RefusedException(HttpStatus status, String slug, String detail) {
        super(slug, null, false, false);
        this.problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + slug));
        problem.setProperty("reason", slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    ProblemDetail problem() {
        return problem;
    }
}
