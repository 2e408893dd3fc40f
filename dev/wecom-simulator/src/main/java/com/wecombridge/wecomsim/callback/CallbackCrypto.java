package com.wecombridge.wecomsim.callback;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeCom's callback encryption, from the sender's side (developer documentation 91144, 90968):
 * AES-256-CBC under the 43-character key, padded to 32 bytes, signed with SHA-1 over the sorted
 * parts.
 */
@SeenInDocs({"91144", "90968"})
public final class CallbackCrypto {

    private static final int BLOCK = 32;
    private static final int RANDOM = 16;

    private final String token;
    private final byte[] key;

    /**
     * Keys whose last character carries stray bits are accepted: WeCom draws such keys.
     *
     * @throws IllegalArgumentException unless the key is 43 letters or digits
     */
    public CallbackCrypto(String token, String encodingAesKey) {
        if (!encodingAesKey.matches("[A-Za-z0-9]{43}")) {
            throw new IllegalArgumentException("aesKey must be 43 letters or digits");
        }
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    }

    /** Encrypts a text for a receiver. */
    public String encrypt(String text, String receiveId, byte[] random16) {
        var message = text.getBytes(StandardCharsets.UTF_8);
        var receiver = receiveId.getBytes(StandardCharsets.UTF_8);
        var length = RANDOM + Integer.BYTES + message.length + receiver.length;
        var padding = BLOCK - length % BLOCK;
        var plain = ByteBuffer.allocate(length + padding);
        plain.put(random16).putInt(message.length).put(message).put(receiver);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /** Decrypts what {@link #encrypt} made, or a passive reply. */
    public Opened decrypt(String encrypted) {
        var plain = run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        var end = plain.length - plain[plain.length - 1];
        var length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
        var start = RANDOM + Integer.BYTES;
        return new Opened(
                new String(plain, start, length, StandardCharsets.UTF_8),
                new String(plain, start + length, end - start - length, StandardCharsets.UTF_8));
    }

    /** The {@code msg_signature} of a callback. */
    public String sign(String timestamp, String nonce, String encrypted) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            Stream.of(token, timestamp, nonce, encrypted)
                    .sorted()
                    .forEach(part -> sha1.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha1.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] run(int mode, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted with this key", e);
        }
    }

    /** A decrypted text and whom it was for. */
    public record Opened(String text, String receiveId) {}
}
