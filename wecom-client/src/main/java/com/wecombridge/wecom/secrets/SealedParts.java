package com.wecombridge.wecom.secrets;

import com.wecombridge.events.id.SealedSecret;
import java.util.Base64;

/** A sealed text taken apart. */
record SealedParts(String masterKeyId, byte[] wrappedDataKey, byte[] nonce, byte[] ciphertext) {
    static final String FORMAT = "2";
    private static final int PARTS = 5;

    static SealedParts of(SealedSecret sealed) {
        String[] parts = sealed.value().split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(FORMAT)) {
            throw new UnopenedSecretException("a sealed secret has an unknown format");
        }
        try {
            return new SealedParts(parts[1], bytes(parts[2]), bytes(parts[3]), bytes(parts[4]));
        } catch (IllegalArgumentException notBase64) {
            throw new UnopenedSecretException("a sealed secret is damaged", notBase64);
        }
    }

    SealedSecret joined() {
        return new SealedSecret(
                String.join(
                        ".",
                        FORMAT,
                        masterKeyId,
                        text(wrappedDataKey),
                        text(nonce),
                        text(ciphertext)));
    }

    @Override
    public String toString() {
        return "***";
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
