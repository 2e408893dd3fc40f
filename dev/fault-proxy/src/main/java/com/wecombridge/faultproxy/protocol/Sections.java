package com.wecombridge.faultproxy.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts one direction of one connection at the borders of messages. Not for two threads at once. */
public final class Sections {

    private final Framing framing;
    private byte[] waiting = {};
    private Section section = Section.unknown();
    private long left;

    public Sections(Framing framing) {
        this.framing = framing;
    }

    /** The bytes in order; those that are too few to be understood wait for the next ones. */
    public List<Part> split(byte[] arrived) {
        byte[] bytes = joined(waiting, arrived);
        var parts = new ArrayList<Part>();
        int from = 0;
        while (from < bytes.length && (left > 0 || begins(bytes, from))) {
            boolean first = left == section.length();
            int size = (int) Math.min(left, bytes.length - from);
            left -= size;
            parts.add(
                    new Part(
                            ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + size)),
                            section,
                            first,
                            left == 0));
            from += size;
        }
        waiting = Arrays.copyOfRange(bytes, from, bytes.length);
        return parts;
    }

    /** What still waits to be understood when the stream ends. */
    public ByteBuffer rest() {
        return ByteBuffer.wrap(waiting);
    }

    private boolean begins(byte[] bytes, int from) {
        var next = framing.next(ByteBuffer.wrap(bytes, from, bytes.length - from).slice());
        next.ifPresent(found -> {
            section = found;
            left = found.length();
        });
        return next.isPresent();
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        if (head.length == 0) {
            return tail;
        }
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
