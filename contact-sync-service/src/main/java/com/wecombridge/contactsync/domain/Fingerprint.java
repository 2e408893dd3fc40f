package com.wecombridge.contactsync.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a content by its SHA-256, so that two can be compared without loading either. */
final class Fingerprint {

    private Fingerprint() {}

    /** The length in front of each part keeps two different lists apart. */
    static String of(Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            var value = part.toString();
            text.append(value.length()).append(':').append(value);
        }
        return HexFormat.of().formatHex(sha256(text.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }
}
