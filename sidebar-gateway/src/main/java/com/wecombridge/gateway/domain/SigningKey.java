package com.wecombridge.gateway.domain;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/** A key pair under which the gateway vouches for its callers. */
public record SigningKey(
        String id, ECPublicKey publicKey, ECPrivateKey privateKey, Instant createdAt) {

    @Override
    public String toString() {
        return "SigningKey[id=" + id + "]";
    }
}
