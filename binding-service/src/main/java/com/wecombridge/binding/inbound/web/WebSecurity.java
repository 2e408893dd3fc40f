package com.wecombridge.binding.inbound.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Who may pass; whose word is taken for it stands in {@code application.yml}. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String[] OPEN = {
        "/oauth/wecom/installed",
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/v3/api-docs/**"
    };

    @Bean
    SecurityWebFilterChain doors(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(doors ->
                        doors.pathMatchers(OPEN)
                                .permitAll()
                                .pathMatchers("/api/v1/unclaimed-corps/**")
                                .hasRole("operator")
                                .pathMatchers(HttpMethod.GET, "/api/v1/**")
                                .hasAnyRole("administrator", "auditor")
                                .pathMatchers("/api/v1/**")
                                .hasRole("administrator")
                                .anyExchange()
                                .denyAll())
                .oauth2ResourceServer(server ->
                        server.jwt(Customizer.withDefaults())
                                .authenticationEntryPoint(Problems::notSignedIn)
                                .accessDeniedHandler(Problems::notAllowed))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(Problems::notSignedIn)
                                .accessDeniedHandler(Problems::notAllowed))
                .build();
    }
}
