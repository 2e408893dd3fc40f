package com.wecombridge.gateway.inbound.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.wecombridge.gateway.application.SigningKeys;
import com.wecombridge.gateway.domain.SigningKey;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Publishes the keys with which services verify whom the gateway vouches for (RFC 7517). */
@RestController
class KeysDoor {

    private final SigningKeys keys;
    private final Clock clock;

    KeysDoor(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/internal/keys")
    @Operation(summary = "The public keys of the gateway's internal identity, as a JWK set")
    Mono<Map<String, Object>> keys() {
        return keys.rota()
                .map(rota -> rota.published(clock.instant()))
                .map(all -> new JWKSet(all.stream().map(KeysDoor::toJwk).toList()))
                .map(set -> set.toJSONObject(true));
    }

    private static JWK toJwk(SigningKey key) {
        return new ECKey.Builder(Curve.P_256, key.publicKey())
                .keyID(key.id())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }
}
