package com.wecombridge.wecomsim.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Ids that follow from other ids, always in the same way. */
public final class Digests {

    private Digests() {}

    /** So many letters and digits (at most 40) that follow from the parts. */
    public static String letters(int count, Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part).append('|');
        }
        return Base64.getEncoder()
                .encodeToString(sha256(text.toString()))
                .replaceAll("[^A-Za-z0-9]", "A")
                .substring(0, count);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
