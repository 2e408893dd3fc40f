package com.wecombridge.archive.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A key pair of the chat archive, without its private half.
 *
 * @param publicKey X.509 in PEM: what the administrator pastes into WeCom (消息加密公钥)
 * @param version absent until the administrator brings back WeCom's number
 */
public record KeyPair(
        KeyPairId id, String publicKey, Optional<KeyVersion> version, Instant generatedAt) {

    KeyPair numbered(KeyVersion number) {
        return new KeyPair(id, publicKey, Optional.of(number), generatedAt);
    }
}
