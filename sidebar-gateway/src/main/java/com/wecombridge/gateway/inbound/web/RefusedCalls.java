package com.wecombridge.gateway.inbound.web;

import com.wecombridge.gateway.application.RecordRefusedCall;
import com.wecombridge.gateway.application.RecordRefusedCall.Command;
import com.wecombridge.gateway.domain.Caller;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Knows which refusals are to be written down: a role was missing, and something would change. */
@Component
public class RefusedCalls {

    /** RFC 6750, section 3.1: what every owner says if a role is missing, and only then. */
    private static final String ROLE_IS_MISSING = "insufficient_scope";

    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final RecordRefusedCall record;

    RefusedCalls(RecordRefusedCall record) {
        this.record = record;
    }

    /** After an owner has answered. */
    public Mono<Void> afterwards(ServerWebExchange exchange, Caller caller) {
        return isRefused(exchange.getResponse()) ? write(exchange, caller) : Mono.empty();
    }

    /** Where the gateway itself refuses. */
    Mono<Void> here(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(SignedIn.class)
                .flatMap(signedIn -> write(exchange, signedIn.caller()));
    }

    private Mono<Void> write(ServerWebExchange exchange, Caller caller) {
        var request = exchange.getRequest();
        return READS.contains(request.getMethod())
                ? Mono.empty()
                : record.handle(
                        new Command(caller, request.getMethod().name(), request.getPath().value()));
    }

    private static boolean isRefused(ServerHttpResponse answer) {
        var why = answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE);
        return HttpStatus.FORBIDDEN.equals(answer.getStatusCode())
                && why != null
                && why.contains(ROLE_IS_MISSING);
    }
}
