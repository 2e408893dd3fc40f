package com.wecombridge.archive.domain;

/** WeCom's number of an uploaded public key, as its console shows it: 公钥版本号, from 1. */
public record KeyVersion(int value) {

    public KeyVersion {
        if (value < 1) {
            throw new IllegalArgumentException("a key version is a number from 1");
        }
    }
}
