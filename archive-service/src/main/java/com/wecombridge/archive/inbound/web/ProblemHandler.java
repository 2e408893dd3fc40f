package com.wecombridge.archive.inbound.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Every error leaves as a problem with a type and a reason. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    /** What an id or a number of ours refuses. */
    @ExceptionHandler
    ProblemDetail badRequest(IllegalArgumentException refused) {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "bad-request", String.valueOf(refused.getMessage()));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            @Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        var reason =
                body instanceof ProblemDetail detail && detail.getDetail() != null
                        ? detail.getDetail()
                        : "the request does not fit";
        return super.handleExceptionInternal(
                failure,
                Problem.of(status, kindOf(status), String.valueOf(reason)),
                headers,
                status,
                exchange);
    }

    private static String kindOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "bad-request";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406, 415 -> "media-type-not-supported";
            default -> "request-failed";
        };
    }
}
