package com.wecombridge.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An identity provider: discovery, keys, and tokens for whoever a story needs. */
public final class Provider {

    private final int port = Line.unusedPort();
    private final RSAKey key = newKey();

    public String issuer() {
        return "http://localhost:" + port;
    }

    public void start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange ->
                            answer(
                                    exchange,
                                    """
                                    {"issuer":"%1$s","jwks_uri":"%1$s/keys",
                                     "subject_types_supported":["public"]}\
                                    """
                                            .formatted(issuer())));
            server.createContext(
                    "/keys",
                    exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
            server.setExecutor(Thread::startVirtualThread);
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public String administrator(String tenant) {
        return token(claims("admin-of-" + tenant, "administrator").claim("tenant", tenant));
    }

    public String salesperson(String tenant) {
        return token(claims("li.lei", "salesperson").claim("tenant", tenant));
    }

    public String operator() {
        return token(claims("zhou.yun", "operator"));
    }

    /** For somebody of the tenant; an empty tenant is none. */
    JWTClaimsSet.Builder claimsOf(String tenant, String... roles) {
        var claims = claims("li.lei", roles);
        return tenant.isEmpty() ? claims : claims.claim("tenant", tenant);
    }

    public JWTClaimsSet.Builder claims(String subject, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience("wecom-bridge")
                .claim("roles", List.of(roles))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    public String token(JWTClaimsSet.Builder claims) {
        return sign(claims.build(), key);
    }

    /** As {@link #token}, under a key that the provider does not publish. */
    public String forged(JWTClaimsSet.Builder claims) {
        return sign(claims.build(), newKey());
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
