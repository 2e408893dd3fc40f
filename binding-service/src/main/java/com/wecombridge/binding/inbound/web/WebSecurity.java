package com.wecombridge.binding.inbound.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may use which door. Identities are signed by the gateway; everything that is not named here
 * is closed.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String ISSUER = "wecom-bridge-gateway";
    private static final String[] OPEN = {
        "/oauth/wecom/installed",
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/v3/api-docs/**"
    };

    @Bean
    SecurityWebFilterChain doors(ServerHttpSecurity http, JsonMapper json) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(doors ->
                        doors.pathMatchers(OPEN)
                                .permitAll()
                                .pathMatchers("/api/v1/unclaimed-corps/**")
                                .hasRole("operator")
                                .pathMatchers(HttpMethod.GET, "/api/v1/**")
                                .authenticated()
                                .pathMatchers("/api/v1/**")
                                .hasRole("administrator")
                                .anyExchange()
                                .denyAll())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                                .authenticationEntryPoint((exchange, _) ->
                                        refuse(exchange, HttpStatus.UNAUTHORIZED, json))
                                .accessDeniedHandler((exchange, _) ->
                                        refuse(exchange, HttpStatus.FORBIDDEN, json)))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((exchange, _) ->
                                        refuse(exchange, HttpStatus.UNAUTHORIZED, json))
                                .accessDeniedHandler((exchange, _) ->
                                        refuse(exchange, HttpStatus.FORBIDDEN, json)))
                .build();
    }

    @Bean
    OAuth2TokenValidator<Jwt> identityValidator() {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(ISSUER));
    }

    private static ReactiveJwtAuthenticationConverterAdapter roles() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(WebSecurity::authorities);
        return new ReactiveJwtAuthenticationConverterAdapter(converter);
    }

    private static List<GrantedAuthority> authorities(Jwt identity) {
        var roles = identity.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }

    private static Mono<Void> refuse(
            ServerWebExchange exchange, HttpStatus status, JsonMapper json) {
        var problem =
                status == HttpStatus.UNAUTHORIZED
                        ? Problems.problem(
                                status,
                                "not-signed-in",
                                "NOT_SIGNED_IN",
                                "This needs a signed identity.")
                        : Problems.problem(
                                status, "not-allowed", "NOT_ALLOWED", "This needs another role.");
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(
                        () -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }
}
