package com.wecombridge.wecom.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A secret in clear: it prints as stars, and whoever wants its text has to say so. */
public final class Secret {
    private static final int FINGERPRINT_DIGITS = 16;

    private final String text;

    public Secret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret is blank");
        }
        this.text = text;
    }

    /** The secret in clear; never log it, never tell it. */
    public String reveal() {
        return text;
    }

    /** Names the secret without revealing it: the first 16 hex digits of its SHA-256. */
    public String fingerprint() {
        return HexFormat.of().formatHex(sha256()).substring(0, FINGERPRINT_DIGITS);
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(), secret.utf8());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf8());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }
}
