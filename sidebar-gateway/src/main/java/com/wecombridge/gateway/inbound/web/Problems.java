package com.wecombridge.gateway.inbound.web;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every error, the framework's as well, in the one dialect: docs/how-to/read-a-problem.md.
 * The same text stands at the web door of each service; a house rule holds them alike.
 */
@Component
@Order(-2) // before Spring Boot's own
class Problems implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String OTHER = "The request does not fit.";

    private static final Map<HttpStatus, String> SENTENCES =
            Map.of(
                    HttpStatus.BAD_REQUEST, "Something is missing or cannot be read.",
                    HttpStatus.UNAUTHORIZED, "This needs a valid token.",
                    HttpStatus.FORBIDDEN, "The caller's role does not reach this.",
                    HttpStatus.NOT_FOUND, "There is nothing at this address.",
                    HttpStatus.METHOD_NOT_ALLOWED, "This address does not know the method.",
                    HttpStatus.NOT_ACCEPTABLE, "This is answered in JSON only.",
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "This address does not read that media type.",
                    HttpStatus.CONTENT_TOO_LARGE, "This is too large.",
                    HttpStatus.INTERNAL_SERVER_ERROR, "This went wrong, and is written down.",
                    HttpStatus.SERVICE_UNAVAILABLE, "Something does not answer. Try again soon.");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** A refusal of our own. */
    static ErrorResponseException refusal(HttpStatus status, String kind, String detail) {
        return new ErrorResponseException(status, body(status, kind, detail), null);
    }

    /** A refusal of our own that has more than one reason. */
    static ErrorResponseException refusal(
            HttpStatus status, String kind, String reason, String detail) {
        return new ErrorResponseException(status, body(status, kind, reason, detail), null);
    }

    /** What a status alone has to say. */
    static ErrorResponseException standard(HttpStatusCode code) {
        return new ErrorResponseException(code, body(code), null);
    }

    static ProblemDetail body(HttpStatusCode code) {
        var status =
                Objects.requireNonNullElse(
                        HttpStatus.resolve(code.value()), HttpStatus.INTERNAL_SERVER_ERROR);
        return body(status, kindOf(status), SENTENCES.getOrDefault(status, OTHER));
    }

    /** Its reason is its kind in capitals. */
    static ProblemDetail body(HttpStatus status, String kind, String detail) {
        return body(status, kind, kind.toUpperCase(Locale.ROOT).replace('-', '_'), detail);
    }

    private static ProblemDetail body(
            HttpStatus status, String kind, String reason, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + kind));
        problem.setProperty("reason", reason);
        return problem;
    }

    /** For Spring Security, which asks outside every handler. */
    static Mono<Void> notSignedIn(ServerWebExchange exchange, Exception refused) {
        var problem = standard(HttpStatus.UNAUTHORIZED);
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return Mono.error(problem);
    }

    /** For Spring Security, too: a role is missing (RFC 6750, section 3.1). */
    static Mono<Void> notAllowed(ServerWebExchange exchange, Exception refused) {
        var problem = standard(HttpStatus.FORBIDDEN);
        problem.getHeaders()
                .set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        return Mono.error(problem);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (failure instanceof AbortedException) {
            return Mono.empty(); // whoever asked has left
        }
        if (response.isCommitted()) {
            // Netty answers by itself what is no HTTP, and then lets nobody else answer.
            return failure instanceof IllegalStateException ? Mono.empty() : Mono.error(failure);
        }
        var problem = problemOf(failure);
        response.setRawStatusCode(problem.getStatus());
        addHeaders(response.getHeaders(), problem.getStatus());
        if (failure instanceof ErrorResponse known) {
            response.getHeaders().putAll(known.getHeaders());
        }
        var body = json.writeValueAsBytes(problem);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void addHeaders(HttpHeaders headers, int status) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
    }

    private static ProblemDetail problemOf(Throwable failure) {
        return switch (failure) {
            case ErrorResponse known when hasReason(known.getBody()) -> known.getBody();
            case ErrorResponse framework -> standard(framework, failure);
            // The database, the keys of the gateway or whoever is asked is away.
            case DataAccessException _,
                    TransactionException _,
                    R2dbcException _,
                    AuthenticationServiceException _,
                    JwtException _,
                    TimeoutException _,
                    IOException _ -> {
                log.warn("a request found something unavailable: {}", failure.toString());
                yield body(HttpStatus.SERVICE_UNAVAILABLE);
            }
            default -> {
                log.error("a request failed", failure);
                yield body(HttpStatus.INTERNAL_SERVER_ERROR);
            }
        };
    }

    private static ProblemDetail standard(ErrorResponse framework, Throwable failure) {
        var problem = body(framework.getStatusCode());
        var faults = Fault.in(failure);
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return problem;
    }

    private static boolean hasReason(ProblemDetail problem) {
        var more = problem.getProperties();
        return more != null && more.containsKey("reason");
    }

    private static String kindOf(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "not-signed-in";
            case FORBIDDEN -> "not-allowed";
            case SERVICE_UNAVAILABLE -> "unavailable";
            case INTERNAL_SERVER_ERROR -> "unexpected";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
