package com.wecombridge.gateway.inbound.web;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Every trace begins here: what a stranger says about a trace would decide what we record, and
 * stand in it.
 */
@Component
class OwnTraces implements HttpHandlerDecoratorFactory {

    private static final List<String> STRANGERS = List.of("traceparent", "tracestate", "baggage");

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(withoutTrace(request), response);
    }

    private static ServerHttpRequest withoutTrace(ServerHttpRequest request) {
        var said = request.getHeaders();
        return STRANGERS.stream().anyMatch(said::containsHeader)
                ? request.mutate().headers(OwnTraces::forget).build()
                : request;
    }

    private static void forget(HttpHeaders headers) {
        STRANGERS.forEach(headers::remove);
    }
}
