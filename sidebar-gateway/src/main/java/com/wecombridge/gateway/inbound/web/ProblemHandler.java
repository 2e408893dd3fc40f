package com.wecombridge.gateway.inbound.web;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Turns whatever went wrong into a {@link Problem}; details stay in the log. */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return answeredAlready(failure) ? Mono.empty() : Mono.error(failure);
        }
        var problem = problemOf(failure);
        if (problem == Problem.UNEXPECTED) {
            log.error("a request failed", failure);
        }
        if (problem == Problem.UNAVAILABLE) {
            log.warn("a request found something unavailable: {}", failure.toString());
        }
        return problem.write(exchange.getResponse());
    }

    /** Netty answers what is no HTTP by itself, and then does not let us answer as well. */
    private static boolean answeredAlready(Throwable failure) {
        return failure instanceof IllegalStateException;
    }

    private static Problem problemOf(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case ErrorResponse answered -> Problem.of(answered.getStatusCode());
            // The database, the identity provider or an owner is away.
            case DataAccessException _,
                    TransactionException _,
                    R2dbcException _,
                    AuthenticationServiceException _,
                    JwtException _,
                    TimeoutException _,
                    IOException _ ->
                    Problem.UNAVAILABLE;
            default -> Problem.UNEXPECTED;
        };
    }
}
