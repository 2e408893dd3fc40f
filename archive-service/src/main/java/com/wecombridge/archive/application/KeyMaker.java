package com.wecombridge.archive.application;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** Makes RSA-2048 key pairs; the private half leaves it sealed only. */
@FunctionalInterface
public interface KeyMaker {

    /** Takes a moment of computing; not inside a unit of work. */
    Mono<Made> make(TenantId tenant);

    /**
     * A new pair.
     *
     * @param publicKey X.509 in PEM
     * @param privateKey PKCS#8 in PEM, sealed
     */
    record Made(String publicKey, SealedSecret privateKey) {}
}
