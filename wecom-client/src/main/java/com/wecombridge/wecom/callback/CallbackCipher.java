package com.wecombridge.wecom.callback;

import com.wecombridge.wecom.callback.CallbackOpening.Damage;
import com.wecombridge.wecom.callback.CallbackOpening.Doubt;
import com.wecombridge.wecom.callback.CallbackOpening.NotAuthentic;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.CallbackOpening.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Cipher;

/**
 * Opens and closes callbacks under one {@link CallbackKey}, or under several while one replaces
 * another.
 */
public final class CallbackCipher {
    private static final int RANDOM_BYTES = 16;
    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int CIPHER_BLOCK = 16;
    private static final int PADDING_BLOCK = 32;

    private final SecureRandom random = new SecureRandom();
    private final List<CallbackKey> keys;

    public CallbackCipher(CallbackKey key) {
        this(List.of(key));
    }

    /**
     * Opens with any of the keys and closes with the first.
     *
     * @param keys the current one first, then those still inside their grace period
     */
    public CallbackCipher(List<CallbackKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a callback cipher needs a key");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * Opens the body of a callback, or the {@code echostr} of an address check.
     *
     * @param encrypted the Base64 text exactly as it arrived (URL-decoded for a GET)
     * @param receiver tells whether a corp or suite id is the one this address serves
     */
    public CallbackOpening open(
            CallbackSignature signature,
            String encrypted,
            Predicate<String> receiver,
            Instant now) {
        CallbackOpening opening = new NotAuthentic(Doubt.SIGNATURE_WRONG);
        for (CallbackKey key : keys) {
            if (!signature.vouchesFor(encrypted, key)) {
                continue;
            }
            if (!signature.isFresh(now)) {
                return new NotAuthentic(Doubt.OUT_OF_TIME_WINDOW);
            }
            opening = decrypt(encrypted, receiver, key);
            if (!(opening instanceof Unreadable)) { // otherwise it may be another key's text
                return opening;
            }
        }
        return opening;
    }

    /**
     * Closes a text as WeCom does: for passive replies, and for everyone who plays WeCom.
     *
     * @param receiveId the corp or suite that the text is for, as in the callback it answers
     */
    public EncryptedCallback close(
            String plaintext, String receiveId, String timestamp, String nonce) {
        byte[] salt = new byte[RANDOM_BYTES];
        random.nextBytes(salt);
        return close(salt, plaintext, receiveId, new CallbackSignature("", timestamp, nonce));
    }

    EncryptedCallback close(
            byte[] salt, String plaintext, String receiveId, CallbackSignature unsigned) {
        byte[] message = plaintext.getBytes(StandardCharsets.UTF_8);
        byte[] receiver = receiveId.getBytes(StandardCharsets.UTF_8);
        int used = RANDOM_BYTES + LENGTH_BYTES + message.length + receiver.length;
        int padding = PADDING_BLOCK - used % PADDING_BLOCK;
        byte[] padded = new byte[used + padding];
        ByteBuffer.wrap(padded).put(salt).putInt(message.length).put(message).put(receiver);
        Arrays.fill(padded, used, padded.length, (byte) padding);
        CallbackKey key = keys.getFirst();
        String encrypted =
                Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, padded, key));
        return new EncryptedCallback(
                encrypted,
                CallbackSignature.of(key, unsigned.timestamp(), unsigned.nonce(), encrypted));
    }

    private static CallbackOpening decrypt(
            String encrypted, Predicate<String> receiver, CallbackKey key) {
        byte[] ciphertext;
        try {
            ciphertext = Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException notBase64) {
            return new Unreadable(Damage.NOT_BASE64);
        }
        if (encrypted.length() % 4
                != 0) { // Java tolerates absent padding, WeCom never leaves it out
            return new Unreadable(Damage.NOT_BASE64);
        }
        if (ciphertext.length == 0 || ciphertext.length % CIPHER_BLOCK != 0) {
            return new Unreadable(Damage.NOT_WHOLE_BLOCKS);
        }
        return unwrap(cipher(Cipher.DECRYPT_MODE, ciphertext, key), receiver);
    }

    private static CallbackOpening unwrap(byte[] padded, Predicate<String> receiver) {
        int padding = padded[padded.length - 1];
        if (!isPadding(padded, padding)) {
            return new Unreadable(Damage.PADDING_WRONG);
        }
        int end = padded.length - padding;
        int start = RANDOM_BYTES + LENGTH_BYTES;
        if (end < start) {
            return new Unreadable(Damage.LENGTH_WRONG);
        }
        int length = ByteBuffer.wrap(padded).getInt(RANDOM_BYTES);
        if (length < 0 || length > end - start) {
            return new Unreadable(Damage.LENGTH_WRONG);
        }
        return toOpening(
                ByteBuffer.wrap(padded, start, length),
                ByteBuffer.wrap(padded, start + length, end - start - length),
                receiver);
    }

    private static CallbackOpening toOpening(
            ByteBuffer message, ByteBuffer receiveId, Predicate<String> receiver) {
        try {
            String id = strictUtf8(receiveId);
            return receiver.test(id)
                    ? new Opened(strictUtf8(message), id)
                    : new NotAuthentic(Doubt.OTHER_RECEIVER);
        } catch (CharacterCodingException notUtf8) {
            return new Unreadable(Damage.NOT_UTF8);
        }
    }

    private static boolean isPadding(byte[] padded, int padding) {
        if (padding < 1 || padding > PADDING_BLOCK || padding > padded.length) {
            return false;
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (padded[i] != padding) {
                return false;
            }
        }
        return true;
    }

    private static String strictUtf8(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static byte[] cipher(int mode, byte[] input, CallbackKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key.cipherKey(), key.initialVector());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException impossible) { // key and length were checked before
            throw new IllegalStateException("AES refused checked input", impossible);
        }
    }
}
