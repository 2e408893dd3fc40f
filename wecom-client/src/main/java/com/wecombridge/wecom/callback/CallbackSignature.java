package com.wecombridge.wecom.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The three query parameters that vouch for a callback, exactly as they arrived; a missing one is
 * the empty string.
 */
public record CallbackSignature(String msgSignature, String timestamp, String nonce) {

    /** How far WeCom's clock and ours may be apart; a retry of WeCom carries a new timestamp. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    static CallbackSignature of(CallbackKey key, String timestamp, String nonce, String encrypted) {
        return new CallbackSignature(signature(key, timestamp, nonce, encrypted), timestamp, nonce);
    }

    /** Compares in constant time, so that a forger learns nothing from how long a refusal takes. */
    boolean vouchesFor(String encrypted, CallbackKey key) {
        String expected = signature(key, timestamp, nonce, encrypted);
        return MessageDigest.isEqual(bytes(expected), bytes(msgSignature));
    }

    /** True if the timestamp is a number of seconds within {@link #WINDOW} of now, either way. */
    public boolean isFresh(Instant now) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(WINDOW) < 0;
    }

    private static String signature(
            CallbackKey key, String timestamp, String nonce, String encrypted) {
        String[] parts = {key.token(), timestamp, nonce, encrypted};
        Arrays.sort(parts);
        return Sha1.hex(String.join("", parts));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
