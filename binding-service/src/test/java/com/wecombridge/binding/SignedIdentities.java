package com.wecombridge.binding;

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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Plays the gateway: publishes a key and signs internal identities with it. */
public final class SignedIdentities {

    private final ECKey key;
    private final HttpServer keys;

    SignedIdentities() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys.createContext(
                "/internal/keys",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, published.length);
                    try (var body = exchange.getResponseBody()) {
                        body.write(published);
                    }
                });
        keys.start();
    }

    URI keysUri() {
        return URI.create("http://localhost:" + keys.getAddress().getPort() + "/internal/keys");
    }

    /** An identity of a tenant with one role. */
    String of(String tenant, String role) {
        return sign("wecom-bridge-gateway", tenant, role);
    }

    /** An identity that somebody else signed with our key. */
    String ofAnotherIssuer(String tenant, String role) {
        return sign("somebody-else", tenant, role);
    }

    private String sign(String issuer, String tenant, String role) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(role + "@" + tenant)
                        .claim("tenant", tenant)
                        .claim("roles", List.of(role))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
