package com.wecombridge.acceptance.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds any of many strings in bytes, in one pass: as they are, and in Base64 if they stand at its
 * beginning.
 */
final class Needles {

    private static final int HEAD = 8;

    /** What is looked for, by its first eight bytes. */
    private final Map<Long, List<Needle>> byHead = new HashMap<>();

    private static final class Needle {
        private final byte[] bytes;
        private final String canary;

        Needle(byte[] bytes, String canary) {
            this.bytes = bytes;
            this.canary = canary;
        }

        boolean isAt(byte[] hay, int at) {
            return at + bytes.length <= hay.length
                    && Arrays.equals(hay, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    Needles(Collection<String> canaries) {
        for (String canary : canaries) {
            add(canary.getBytes(UTF_8), canary);
            var whole = canary.substring(0, canary.length() / 3 * 3).getBytes(UTF_8);
            add(Base64.getEncoder().encode(whole), canary);
        }
    }

    private void add(byte[] bytes, String canary) {
        byHead.computeIfAbsent(head(bytes, 0), _ -> new ArrayList<>())
                .add(new Needle(bytes, canary));
    }

    Set<String> in(String hay) {
        return in(hay.getBytes(UTF_8));
    }

    Set<String> in(byte[] hay) {
        var found = new HashSet<String>();
        for (int at = 0; at + HEAD <= hay.length; at++) {
            for (Needle needle : byHead.getOrDefault(head(hay, at), List.of())) {
                if (needle.isAt(hay, at)) {
                    found.add(needle.canary);
                }
            }
        }
        return found;
    }

    private static long head(byte[] bytes, int at) {
        long head = 0;
        for (int i = at; i < at + HEAD; i++) {
            head = (head << 8) | (bytes[i] & 0xff);
        }
        return head;
    }
}
