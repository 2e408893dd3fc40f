package com.wecombridge.archive.domain;

import java.util.UUID;

/** Names one key pair of ours. */
public record KeyPairId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
