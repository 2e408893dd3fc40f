package com.wecombridge.wecomsim.archive;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens archived messages. The outer step is WeCom's: a random printable key, encrypted
 * with RSA-2048, PKCS#1 v1.5. The inner step is not public; this is the simulator's own:
 * AES-256-CBC under the SHA-256 of the random key, with the first half of that hash as IV.
 */
@SeenInDocs("91774")
public final class ChatCipher {

    private static final int RSA_BITS = 2048;
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    /** A text and the key it takes to open it. */
    record Sealed(String randomKey, String text) {}

    /** Checks a public key as the archive page does. */
    static void check(String pem) {
        try {
            if (!(parse(pem) instanceof RSAPublicKey key)
                    || key.getModulus().bitLength() != RSA_BITS) {
                throw new IllegalArgumentException("the archive takes RSA keys of 2048 bits");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no public key in PEM", e);
        }
    }

    /** Seals the text for the owner of the public key. */
    Sealed seal(String publicKey, String text) {
        var secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        var randomKey = HexFormat.of().formatHex(secret);
        try {
            var rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, key(publicKey));
            var locked = rsa.doFinal(randomKey.getBytes(StandardCharsets.US_ASCII));
            var sealed =
                    aes(Cipher.ENCRYPT_MODE, randomKey)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new Sealed(base64(locked), base64(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code DecryptData} does with the random key and the sealed text. */
    static String open(String randomKey, String sealed) throws GeneralSecurityException {
        var text = aes(Cipher.DECRYPT_MODE, randomKey).doFinal(Base64.getDecoder().decode(sealed));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Cipher aes(int mode, String randomKey) throws GeneralSecurityException {
        var hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(randomKey.getBytes(StandardCharsets.UTF_8));
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                mode,
                new SecretKeySpec(hash, "AES"),
                new IvParameterSpec(Arrays.copyOf(hash, IV_BYTES)));
        return cipher;
    }

    private PublicKey key(String pem) throws GeneralSecurityException {
        var known = keys.get(pem);
        if (known == null) {
            known = parse(pem);
            keys.put(pem, known);
        }
        return known;
    }

    private static PublicKey parse(String pem) throws GeneralSecurityException {
        var text = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
