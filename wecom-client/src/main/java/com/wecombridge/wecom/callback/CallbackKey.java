package com.wecombridge.wecom.callback;

import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pair an administrator copies from WeCom's console for one callback address: Token and
 * EncodingAESKey.
 */
public final class CallbackKey {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern ENCODING_AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");
    private static final int IV_BYTES = 16;

    private final String token;
    private final byte[] aesKey;

    private CallbackKey(String token, byte[] aesKey) {
        this.token = token;
        this.aesKey = aesKey;
    }

    /**
     * Reads the pair as it was typed.
     *
     * <p>WeCom draws keys at random, so the last character may carry stray low bits; such a key is
     * not canonical Base64 and valid all the same.
     *
     * @throws IllegalArgumentException with a message for the person who typed it
     */
    public static CallbackKey of(String token, String encodingAesKey) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("Token must be 1 to 32 letters or digits");
        }
        if (!ENCODING_AES_KEY.matcher(encodingAesKey).matches()) {
            throw new IllegalArgumentException(
                    "EncodingAESKey must be exactly 43 letters or digits, without spaces; this one has "
                            + encodingAesKey.length()
                            + " characters");
        }
        return new CallbackKey(token, Base64.getDecoder().decode(encodingAesKey + "="));
    }

    String token() {
        return token;
    }

    SecretKey cipherKey() {
        return new SecretKeySpec(aesKey, "AES");
    }

    AlgorithmParameterSpec initialVector() {
        return new IvParameterSpec(aesKey, 0, IV_BYTES);
    }

    @Override
    public String toString() {
        return "***";
    }
}
