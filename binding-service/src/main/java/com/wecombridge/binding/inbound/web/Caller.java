package com.wecombridge.binding.inbound.web;

import com.wecombridge.events.id.TenantId;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who calls, and for which tenant, as the gateway's signed identity says; never what a request
 * claims. The same text stands at the web door of each service that the gateway speaks for; a house
 * rule holds them alike.
 */
record Caller(TenantId tenant, String name) {

    /** Without a tenant nobody has anything to see here. */
    private static Caller of(JwtAuthenticationToken identity) {
        var tenant = identity.getToken().getClaimAsString("tenant");
        if (tenant == null || tenant.isBlank()) {
            throw Problems.standard(HttpStatus.FORBIDDEN);
        }
        return new Caller(new TenantId(tenant), identity.getName());
    }

    /** Hands the caller to every method of a door that asks for one. */
    @Configuration(proxyBeanMethods = false)
    static class Resolver implements HandlerMethodArgumentResolver, WebFluxConfigurer {

        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
            resolvers.addCustomResolver(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return exchange.getPrincipal().cast(JwtAuthenticationToken.class).map(Caller::of);
        }
    }
}
