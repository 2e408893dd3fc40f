package com.wecombridge.gateway.inbound.callback;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The last word at callback addresses: whatever hangs, WeCom hears of it before its five seconds
 * are over and tries again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallbackDeadline implements WebFilter {

    static final Duration LONGEST = Duration.ofSeconds(4);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answer = chain.filter(exchange);
        return exchange.getRequest().getPath().value().startsWith(CallbackRoutes.ROOT)
                ? answer.timeout(LONGEST)
                : answer;
    }
}
