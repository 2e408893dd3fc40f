package com.wecombridge.gateway.inbound.forwarding;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.wecombridge.gateway.application.SigningKeys;
import com.wecombridge.gateway.domain.Caller;
import com.wecombridge.gateway.domain.Role;
import com.wecombridge.gateway.domain.SigningKey;
import com.wecombridge.gateway.inbound.forwarding.OwnerSettings.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Mints the internal identity: what the gateway tells one owner about who is calling. */
@Component
class InternalTokens {

    static final String ISSUER = "wecom-bridge-gateway";
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final SigningKeys keys;
    private final Clock clock;

    InternalTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Mono<String> mint(Caller caller, Owner owner) {
        return keys.rota()
                .map(rota -> {
                    var now = clock.instant();
                    return sign(claims(caller, owner, now), rota.signing(now));
                });
    }

    private static JWTClaimsSet claims(Caller caller, Owner owner, Instant now) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(owner.audience())
                        .subject(caller.subject())
                        .claim("roles", caller.roles().stream().map(Role::word).sorted().toList())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)));
        caller.tenant().ifPresent(tenant -> claims.claim("tenant", tenant.value()));
        return claims.build();
    }

    private static String sign(JWTClaimsSet claims, SigningKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key.privateKey()));
            return token.serialize();
        } catch (JOSEException impossible) { // the key is a P-256 key of our own
            throw new IllegalStateException("a token could not be signed", impossible);
        }
    }
}
