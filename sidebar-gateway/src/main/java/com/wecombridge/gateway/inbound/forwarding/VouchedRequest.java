package com.wecombridge.gateway.inbound.forwarding;

import com.wecombridge.gateway.inbound.forwarding.OwnerSettings.Owner;
import com.wecombridge.gateway.inbound.web.RefusedCalls;
import com.wecombridge.gateway.inbound.web.SignedIn;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A request as its owner gets it: with the few headers that an API needs, and the gateway's word
 * for who is calling. Whatever else the outside sent, identities above all, stays outside.
 */
@Component
class VouchedRequest {

    private static final Set<String> PASSING =
            Set.of(
                    HttpHeaders.ACCEPT,
                    HttpHeaders.ACCEPT_LANGUAGE,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    "Idempotency-Key");

    private final InternalTokens tokens;
    private final RefusedCalls refusedCalls;

    VouchedRequest(InternalTokens tokens, RefusedCalls refusedCalls) {
        this.tokens = tokens;
        this.refusedCalls = refusedCalls;
    }

    /** Forwards to the owner in the name of the caller who is signed in. */
    GatewayFilter forCallerAt(Owner owner) {
        return (exchange, chain) ->
                exchange.getPrincipal()
                        .cast(SignedIn.class)
                        .map(SignedIn::caller)
                        .flatMap(caller ->
                                tokens.mint(caller, owner)
                                        .map(token -> vouched(exchange, token))
                                        .flatMap(chain::filter)
                                        .then(
                                                Mono.defer(() ->
                                                        refusedCalls.afterwards(
                                                                exchange, caller))));
    }

    /** Forwards in nobody's name. */
    Mono<Void> forNobody(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(
                exchange.mutate()
                        .request(request -> request.headers(VouchedRequest::strip))
                        .build());
    }

    private static ServerWebExchange vouched(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request ->
                        request.headers(VouchedRequest::strip)
                                .headers(headers -> headers.setBearerAuth(token)))
                .build();
    }

    private static void strip(HttpHeaders headers) {
        var passing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        passing.addAll(PASSING);
        Set.copyOf(headers.headerNames()).stream()
                .filter(name -> !passing.contains(name))
                .forEach(headers::remove);
    }
}
