package com.wecombridge.wecom.secrets;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals secrets for one scope and purpose, and opens them for the same ones only. */
public final class SecretBox {
    private static final String FORMAT = "1";
    private static final int PARTS = 5;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final MasterKeys masterKeys;

    public SecretBox(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** Seals under the current master key; twice the same secret gives two different texts. */
    public SealedSecret seal(Scope scope, Purpose purpose, Secret secret) {
        try {
            String masterKeyId = masterKeys.currentId();
            byte[] binding = binding(masterKeyId, scope, purpose);
            byte[] dataKey = randomBytes(KEY_BYTES);
            byte[] wrapNonce = randomBytes(NONCE_BYTES);
            byte[] wrapped =
                    gcm(Cipher.ENCRYPT_MODE, wrappingKey(masterKeyId, binding), wrapNonce, binding)
                            .doFinal(dataKey);
            byte[] nonce = randomBytes(NONCE_BYTES);
            byte[] ciphertext =
                    gcm(Cipher.ENCRYPT_MODE, new SecretKeySpec(dataKey, "AES"), nonce, binding)
                            .doFinal(secret.utf8());
            return new SealedSecret(
                    String.join(
                            ".",
                            FORMAT,
                            masterKeyId,
                            text(joined(wrapNonce, wrapped)),
                            text(nonce),
                            text(ciphertext)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM refused to seal", impossible);
        }
    }

    /**
     * Opens what was sealed for the same scope and purpose.
     *
     * @throws UnopenedSecretException otherwise; trying again does not help
     */
    public Secret open(Scope scope, Purpose purpose, SealedSecret sealed) {
        List<String> parts = List.of(sealed.value().split("\\.", -1));
        if (parts.size() != PARTS || !parts.getFirst().equals(FORMAT)) {
            throw new UnopenedSecretException("a sealed secret has an unknown format");
        }
        String masterKeyId = parts.get(1);
        byte[] binding = binding(masterKeyId, scope, purpose);
        try {
            byte[] wrapped = bytes(parts.get(2));
            byte[] dataKey =
                    gcm(
                                    Cipher.DECRYPT_MODE,
                                    wrappingKey(masterKeyId, binding),
                                    Arrays.copyOf(wrapped, NONCE_BYTES),
                                    binding)
                            .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
            byte[] text =
                    gcm(
                                    Cipher.DECRYPT_MODE,
                                    new SecretKeySpec(dataKey, "AES"),
                                    bytes(parts.get(3)),
                                    binding)
                            .doFinal(bytes(parts.get(4)));
            return new Secret(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException shut) {
            throw new UnopenedSecretException(
                    "a sealed secret does not open for " + label(scope) + " and " + purpose, shut);
        }
    }

    /**
     * What both layers are bound to; length in front of each part, so that no two can be mixed up.
     */
    private static byte[] binding(String masterKeyId, Scope scope, Purpose purpose) {
        var text = new StringBuilder("wecom-bridge.secrets.").append(FORMAT);
        for (String part : List.of(masterKeyId, label(scope), purpose.name())) {
            text.append('|').append(part.length()).append(':').append(part);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Written into what every sealed text is bound to: never change one. */
    private static String label(Scope scope) {
        return switch (scope) {
            case Scope.OfTenant(var tenant) -> "tenant:" + tenant.value();
            case Scope.OfCorp(var corp) -> "corp:" + corp.value();
            case Scope.OfPlatform() -> "platform";
        };
    }

    private SecretKey wrappingKey(String masterKeyId, byte[] binding)
            throws GeneralSecurityException {
        SecretKey masterKey =
                masterKeys
                        .named(masterKeyId)
                        .orElseThrow(() ->
                                new UnopenedSecretException(
                                        "SECRETS_MASTER_KEY has no key " + masterKeyId));
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(masterKey)
                                .thenExpand(binding, KEY_BYTES));
    }

    private static Cipher gcm(int mode, SecretKey key, byte[] nonce, byte[] binding)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding);
        return cipher;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
