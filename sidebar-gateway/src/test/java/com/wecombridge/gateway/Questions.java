package com.wecombridge.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one connection says to PostgreSQL, counted: each question for whose answer somebody waits.
 * Only the application's login counts; the relay asks all the time.
 */
final class Questions {

    private static final int STARTS = 196_608;
    private static final byte SIMPLE = 'Q';
    private static final byte END_OF_EXTENDED = 'S';

    private final AtomicLong asked;
    private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    private final byte[] head = new byte[1 + Integer.BYTES];
    private int headRead;
    private int bodyLeft;
    private boolean started;
    private boolean counts;

    Questions(AtomicLong asked) {
        this.asked = asked;
    }

    void hear(byte[] bytes, int length) {
        for (int i = 0; i < length; ) {
            if (bodyLeft > 0) {
                int part = Math.min(bodyLeft, length - i);
                hearBody(bytes, i, part);
                i += part;
            } else {
                head[headRead++] = bytes[i++];
                if (headRead == headLength()) {
                    hearHead();
                }
            }
        }
    }

    /** A greeting has no kind in front of its length. */
    private int headLength() {
        return started ? head.length : Integer.BYTES;
    }

    private void hearHead() {
        if (counts && (head[0] == SIMPLE || head[0] == END_OF_EXTENDED)) {
            asked.incrementAndGet();
        }
        bodyLeft = ByteBuffer.wrap(head).getInt(headRead - Integer.BYTES) - Integer.BYTES;
        headRead = 0;
    }

    private void hearBody(byte[] bytes, int from, int length) {
        bodyLeft -= length;
        if (!started) {
            greeting.write(bytes, from, length);
            if (bodyLeft == 0) {
                hearGreeting();
            }
        }
    }

    /** It may ask for encryption first, which our servers decline. */
    private void hearGreeting() {
        var said = greeting.toByteArray();
        greeting.reset();
        started = ByteBuffer.wrap(said).getInt() == STARTS;
        counts = started && new String(said, StandardCharsets.UTF_8).contains("user\0bridge_app\0");
    }
}
