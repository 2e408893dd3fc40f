package com.wecombridge.gateway.inbound.web;

import com.wecombridge.gateway.domain.Caller;
import com.wecombridge.gateway.domain.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may pass: everybody to a few addresses, callers with a token to the API, nobody to anything
 * else. A path that is not spelled plainly reaches nothing at all.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    private static final String API = "/api/v1/";
    private static final String ADMINISTRATOR = Role.ADMINISTRATOR.word();
    private static final String AUDITOR = Role.AUDITOR.word();

    private static final List<String> OPEN =
            List.of(
                    "/wecom/callbacks/**",
                    "/oauth/wecom/installed",
                    "/internal/keys",
                    "/v3/api-docs/**",
                    "/actuator/health/**",
                    "/actuator/info",
                    "/actuator/prometheus");

    private static final Set<HttpMethod> SPOKEN =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    /** The first look-up of the identity provider is slow; more than this is an outage. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Looks at no token, so that a stray Authorization header cannot cost us a callback. */
    @Bean
    @Order(1)
    SecurityWebFilterChain openAddresses(ServerHttpSecurity http) {
        List<ServerWebExchangeMatcher> open =
                OPEN.stream()
                        .<ServerWebExchangeMatcher>map(
                                PathPatternParserServerWebExchangeMatcher::new)
                        .toList();
        return stateless(http)
                .securityMatcher(new OrServerWebExchangeMatcher(open))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain api(
            ServerHttpSecurity http, ReactiveJwtDecoder tokens, RefusedCalls refusedCalls) {
        return stateless(http)
                .authorizeExchange(exchanges ->
                        exchanges
                                .pathMatchers(HttpMethod.GET, API + "callback-settings/**")
                                .hasAnyRole(ADMINISTRATOR, AUDITOR)
                                .pathMatchers(API + "callback-settings/**")
                                .hasRole(ADMINISTRATOR)
                                .pathMatchers(API + "callbacks")
                                .hasAnyRole(ADMINISTRATOR, AUDITOR, Role.OPERATOR.word())
                                .pathMatchers(API + "**")
                                .access((caller, _) -> caller.map(SecurityWiring::mayCall))
                                .anyExchange()
                                .denyAll())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt ->
                                        jwt.jwtDecoder(bounded(tokens))
                                                .jwtAuthenticationConverter(
                                                        token -> Mono.just(SignedIn.by(token))))
                                .authenticationEntryPoint(SecurityWiring::notSignedIn)
                                .accessDeniedHandler(notAllowed(refusedCalls)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(SecurityWiring::notSignedIn)
                                .accessDeniedHandler(notAllowed(refusedCalls)))
                .build();
    }

    /** Spelling tricks (encoded dots, slashes, semicolons) get what an unknown path gets. */
    @Bean
    ServerExchangeRejectedHandler rejectedHandler() {
        return (exchange, _) ->
                Mono.error(
                        (SPOKEN.contains(exchange.getRequest().getMethod())
                                        ? Problem.NOT_FOUND
                                        : Problem.METHOD_NOT_ALLOWED)
                                .exception());
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    /** Everybody works for a tenant, but operators. */
    private static AuthorizationDecision mayCall(Authentication authentication) {
        return new AuthorizationDecision(
                authentication instanceof SignedIn signedIn && isSomebody(signedIn.caller()));
    }

    private static boolean isSomebody(Caller caller) {
        return !caller.roles().isEmpty()
                && (caller.tenant().isPresent() || caller.is(Role.OPERATOR));
    }

    private static ReactiveJwtDecoder bounded(ReactiveJwtDecoder tokens) {
        return token ->
                tokens.decode(token)
                        .timeout(PATIENCE)
                        .onErrorMap(
                                TimeoutException.class,
                                slow ->
                                        new AuthenticationServiceException(
                                                "the identity provider does not answer", slow));
    }

    /** Outside the API there is nothing to be signed in for. */
    private static Mono<Void> notSignedIn(ServerWebExchange exchange, Exception refused) {
        return isApi(exchange) ? Problems.notSignedIn(exchange, refused) : notFound();
    }

    private static ServerAccessDeniedHandler notAllowed(RefusedCalls refusedCalls) {
        return (exchange, refused) ->
                isApi(exchange)
                        ? refusedCalls.here(exchange).then(Problems.notAllowed(exchange, refused))
                        : notFound();
    }

    private static Mono<Void> notFound() {
        return Mono.error(Problem.NOT_FOUND.exception());
    }

    private static boolean isApi(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(API);
    }
}
