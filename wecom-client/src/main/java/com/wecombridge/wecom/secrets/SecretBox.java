package com.wecombridge.wecom.secrets;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals secrets for one scope and purpose, and opens them for the same ones only. */
public final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final MasterKeys masterKeys;

    public SecretBox(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** The id of the master key under which this box seals. */
    public String masterKeyId() {
        return masterKeys.currentId();
    }

    /** Seals under the current master key; twice the same secret gives two different texts. */
    public SealedSecret seal(Scope scope, Purpose purpose, Secret secret) {
        try {
            byte[] dataKey = randomBytes(KEY_BYTES);
            byte[] nonce = randomBytes(NONCE_BYTES);
            byte[] ciphertext =
                    gcm(Cipher.ENCRYPT_MODE, aes(dataKey), nonce, bound("text", scope, purpose))
                            .doFinal(secret.utf8());
            String wrapped = wrapped(scope, purpose, dataKey);
            return new SealedParts(
                            masterKeyId(),
                            wrapped,
                            SealedParts.text(nonce),
                            SealedParts.text(ciphertext))
                    .joined();
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
        var parts = SealedParts.of(sealed);
        try {
            byte[] text =
                    gcm(
                                    Cipher.DECRYPT_MODE,
                                    aes(dataKey(scope, purpose, parts)),
                                    SealedParts.bytes(parts.nonce()),
                                    bound("text", scope, purpose))
                            .doFinal(SealedParts.bytes(parts.ciphertext()));
            return new Secret(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException shut) {
            throw shut(scope, purpose, shut);
        }
    }

    /**
     * The same text under the current master key: only the wrapping of its data key changes, and
     * the secret stays shut meanwhile.
     *
     * @throws UnopenedSecretException if it was sealed for another scope or purpose
     */
    public SealedSecret rewrapped(Scope scope, Purpose purpose, SealedSecret sealed) {
        var parts = SealedParts.of(sealed);
        try {
            String wrapped = wrapped(scope, purpose, dataKey(scope, purpose, parts));
            return new SealedParts(masterKeyId(), wrapped, parts.nonce(), parts.ciphertext())
                    .joined();
        } catch (GeneralSecurityException | IllegalArgumentException shut) {
            throw shut(scope, purpose, shut);
        }
    }

    /**
     * The same secret under the current master key and a data key of its own.
     *
     * @throws UnopenedSecretException if it was sealed for another scope or purpose
     */
    public SealedSecret resealed(Scope scope, Purpose purpose, SealedSecret sealed) {
        return seal(scope, purpose, open(scope, purpose, sealed));
    }

    private String wrapped(Scope scope, Purpose purpose, byte[] dataKey)
            throws GeneralSecurityException {
        byte[] binding = bound("key|" + masterKeyId(), scope, purpose);
        byte[] nonce = randomBytes(NONCE_BYTES);
        byte[] wrapped =
                gcm(Cipher.ENCRYPT_MODE, wrappingKey(masterKeyId(), binding), nonce, binding)
                        .doFinal(dataKey);
        return SealedParts.text(
                ByteBuffer.allocate(nonce.length + wrapped.length).put(nonce).put(wrapped).array());
    }

    private byte[] dataKey(Scope scope, Purpose purpose, SealedParts parts)
            throws GeneralSecurityException {
        byte[] binding = bound("key|" + parts.masterKeyId(), scope, purpose);
        byte[] wrapped = SealedParts.bytes(parts.wrappedDataKey());
        var cipher =
                gcm(
                        Cipher.DECRYPT_MODE,
                        wrappingKey(parts.masterKeyId(), binding),
                        Arrays.copyOf(wrapped, NONCE_BYTES),
                        binding);
        return cipher.doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    }

    /**
     * What a layer is bound to; length in front of each part, so that no two can be mixed up. The
     * text is not bound to a master key: it outlives them.
     */
    private static byte[] bound(String layer, Scope scope, Purpose purpose) {
        var text = new StringBuilder("wecom-bridge.secrets.").append(SealedParts.FORMAT);
        for (String part : List.of(layer, label(scope), purpose.name())) {
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

    private static SecretKey aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }

    private static Cipher gcm(int mode, SecretKey key, byte[] nonce, byte[] binding)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding);
        return cipher;
    }

    private static UnopenedSecretException shut(Scope scope, Purpose purpose, Exception why) {
        return new UnopenedSecretException(
                "a sealed secret does not open for " + label(scope) + " and " + purpose, why);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
