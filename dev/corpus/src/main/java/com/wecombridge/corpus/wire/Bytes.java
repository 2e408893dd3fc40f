package com.wecombridge.corpus.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text that may hold bytes that are no text. Such a byte stands in it as a letter of Unicode's
 * private use, and leaves as itself; all other letters leave as UTF-8.
 */
public final class Bytes {

    private static final int FIRST = 0xF700;

    private Bytes() {}

    /** A text that leaves as exactly these bytes. */
    public static String asText(byte[] bytes) {
        var text = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            text.append((char) (FIRST + (one & 0xFF)));
        }
        return text.toString();
    }

    /** What leaves. */
    public static byte[] of(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) - FIRST;
            if (value >= 0 && value < 256) {
                bytes.writeBytes(text.substring(done, i).getBytes(StandardCharsets.UTF_8));
                bytes.write(value);
                done = i + 1;
            }
        }
        bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
