package com.wecombridge.corpus.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and signs as WeCom does, and as it never would. Written from WeCom's page 加解密方案说明, and
 * held to weixin-java's own code by a test, so that no mistake of the product is repeated here.
 *
 * @param receiver the corp or suite for which it encrypts
 */
public record Seal(String token, String aesKey, String receiver) {

    private static final int BLOCK = 32;

    /** A text as it should be. */
    public String encrypt(String text) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that may be no text. */
    public String encrypt(byte[] text) {
        return encryptBlocks(padded(plain(text.length, text)));
    }

    /** The inner part with whatever length it claims: salt, length, text, receiver. */
    public byte[] plain(int claimedLength, byte[] text) {
        byte[] receiverBytes = receiver.getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[16];
        new java.security.SecureRandom().nextBytes(salt);
        return ByteBuffer.allocate(20 + text.length + receiverBytes.length)
                .put(salt)
                .putInt(claimedLength)
                .put(text)
                .put(receiverBytes)
                .array();
    }

    /** PKCS#7 over 32 bytes. */
    public static byte[] padded(byte[] plain) {
        int padding = BLOCK - plain.length % BLOCK;
        byte[] padded = Arrays.copyOf(plain, plain.length + padding);
        Arrays.fill(padded, plain.length, padded.length, (byte) padding);
        return padded;
    }

    /** AES over whole blocks, whatever is in them. */
    public String encryptBlocks(byte[] blocks) {
        try {
            byte[] key = Base64.getDecoder().decode(aesKey + "=");
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(blocks));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The four words sorted, joined and hashed. */
    public String sign(String timestamp, String nonce, String encrypted) {
        String[] words = {token, timestamp, nonce, encrypted};
        Arrays.sort(words);
        try {
            var hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(String.join("", words).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
