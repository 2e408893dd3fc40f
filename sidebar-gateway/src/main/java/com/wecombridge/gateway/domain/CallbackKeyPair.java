package com.wecombridge.gateway.domain;

/** Token and EncodingAESKey as an administrator typed them, in clear: it prints as stars. */
public record CallbackKeyPair(String token, String encodingAesKey) {

    @Override
    public String toString() {
        return "***";
    }
}
