package com.wecombridge.wecom.secrets;

import com.wecombridge.events.id.SealedSecret;
import java.util.Base64;

/** A sealed text taken apart; all but the key's id are Base64. */
record SealedParts(String masterKeyId, String wrappedDataKey, String nonce, String ciphertext) {
    static final String FORMAT = "2";
    private static final int PARTS = 5;

    static SealedParts of(SealedSecret sealed) {
        String[] parts = sealed.value().split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(FORMAT)) {
            throw new UnopenedSecretException("a sealed secret has an unknown format");
        }
        return new SealedParts(parts[1], parts[2], parts[3], parts[4]);
    }

    SealedSecret joined() {
        return new SealedSecret(
                String.join(".", FORMAT, masterKeyId, wrappedDataKey, nonce, ciphertext));
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public String toString() {
        return "***";
    }
}
