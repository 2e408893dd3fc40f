package com.wecombridge.oidc;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.wecombridge.oidc.Identity.Person;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Wires Spring Authorization Server with the fictional people and clients. */
@Configuration(proxyBeanMethods = false)
class Provider {

    /** For whom access tokens are: the product's gateway refuses those made for somebody else. */
    private static final String AUDIENCE = "wecom-bridge";

    /** The cheapest strength: these secrets are printed in the README. */
    private static final PasswordEncoder ENCODER = new BCryptPasswordEncoder(4);

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.oidc(withDefaults());
                        })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .cors(withDefaults())
                .exceptionHandling(failures ->
                        failures.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SignInPage.PATH),
                                new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(SignInPage.PATH, "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage(SignInPage.PATH))
                .build();
    }

    @Bean
    UserDetailsService people() {
        List<UserDetails> people =
                Identity.PEOPLE.stream()
                        .map(person ->
                                User.withUsername(person.id())
                                        .password(ENCODER.encode(person.secret()))
                                        .roles(person.role().name())
                                        .build())
                        .toList();
        return new InMemoryUserDetailsManager(people);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return ENCODER;
    }

    @Bean
    RegisteredClientRepository clients(OidcSettings settings) {
        return new InMemoryRegisteredClientRepository(
                Clients.all(settings.consoleBaseUrls(), ENCODER));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(OidcSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer().toString()).build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(OidcSettings settings)
            throws IOException, JOSEException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.stateDir())));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getClaims().claims(Provider::addAudience);
            }
            Authentication who = token.getPrincipal();
            Optional.ofNullable(who)
                    .flatMap(known -> Identity.named(known.getName()))
                    .ifPresent(identity ->
                            token.getClaims().claims(claims -> describe(identity, claims)));
        };
    }

    /** The client stays an audience of its token, as the server put it there. */
    private static void addAudience(Map<String, Object> claims) {
        var audience = new ArrayList<>();
        if (claims.get(JwtClaimNames.AUD) instanceof Collection<?> already) {
            audience.addAll(already);
        }
        audience.add(AUDIENCE);
        claims.put(JwtClaimNames.AUD, audience);
    }

    private static void describe(Identity identity, Map<String, Object> claims) {
        claims.put("roles", List.of(identity.role().claim()));
        identity.tenant().ifPresent(tenant -> claims.put("tenant", tenant));
        if (identity instanceof Person person) {
            claims.put("name", person.name());
        }
    }

    /** The console fetches its token from another origin. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(OidcSettings settings) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.consoleBaseUrls().stream().map(Object::toString).toList());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of("*"));
        var everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", cors);
        return everywhere;
    }
}
