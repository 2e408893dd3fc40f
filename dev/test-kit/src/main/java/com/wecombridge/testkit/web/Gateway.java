package com.wecombridge.testkit.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Introduces callers to a service as the gateway does, and publishes its key. */
public final class Gateway implements Introductions {

    private static final String ISSUER = "wecom-bridge-gateway";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final String service;
    private final ECKey key;
    private final HttpServer server;
    private final Map<String, String> introduced = new ConcurrentHashMap<>();

    /**
     * @param service to which it introduces them
     */
    public Gateway(String service) {
        this.service = service;
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/internal/keys",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
    }

    /** For {@code GATEWAY_KEYS_URI}. */
    public String keysUri() {
        return "http://localhost:" + server.getAddress().getPort() + "/internal/keys";
    }

    /** The same all through a minute: a test of thousands of requests would mostly sign. */
    @Override
    public String introduces(String tenant, String... roles) {
        var minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        return introduced.computeIfAbsent(
                minute + tenant + List.of(roles),
                _ -> "Bearer " + signed(claims(tenant, roles).build()));
    }

    @Override
    public String introducedBySomebodyElse(String tenant, String... roles) {
        return "Bearer " + signed(claims(tenant, roles).issuer("somebody-else").build());
    }

    @Override
    public String introducesToSomebodyElse(String tenant, String... roles) {
        return "Bearer " + signed(claims(tenant, roles).audience("another-service").build());
    }

    @Override
    public String introducedTooLongAgo(String tenant, String... roles) {
        var then = Instant.now().minus(LIFE);
        return "Bearer " + signed(claims(tenant, roles).expirationTime(Date.from(then)).build());
    }

    private JWTClaimsSet.Builder claims(String tenant, String... roles) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(service)
                        .subject("alice@" + tenant + ".example")
                        .claim("roles", List.of(roles))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)));
        return tenant.isEmpty() ? claims : claims.claim("tenant", tenant);
    }

    private String signed(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
