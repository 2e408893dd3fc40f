package com.wecombridge.archive.inbound.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/**
 * Who may pass: the API with a tenant and a role that fits, a few addresses openly, nothing else.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    private static final String API = "/api/v1/**";

    private static final String[] OPEN = {
        "/actuator/health/**", "/actuator/info", "/actuator/prometheus", "/v3/api-docs/**"
    };

    @Bean
    SecurityWebFilterChain doors(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges ->
                        exchanges
                                .pathMatchers(OPEN)
                                .permitAll()
                                .pathMatchers(HttpMethod.GET, API)
                                .hasAnyAuthority(SignedIn.READERS)
                                .pathMatchers(API)
                                .hasAuthority(SignedIn.WRITER)
                                .anyExchange()
                                .denyAll())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt ->
                                        jwt.jwtAuthenticationConverter(
                                                token -> Mono.just(SignedIn.by(token))))
                                .authenticationEntryPoint((exchange, _) ->
                                        Problem.NOT_SIGNED_IN.write(exchange.getResponse())))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((exchange, _) ->
                                        Problem.NOT_SIGNED_IN.write(exchange.getResponse()))
                                .accessDeniedHandler((exchange, _) ->
                                        Problem.NOT_ALLOWED.write(exchange.getResponse())))
                .build();
    }
}
