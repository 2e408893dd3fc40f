package com.wecombridge.faultproxy.protocol;

import java.nio.ByteBuffer;

/** As much of a section as one read of the network brought. */
public record Part(ByteBuffer bytes, Section section, boolean first, boolean last) {

    /** The bytes once more. */
    public byte[] copy() {
        var copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }

    public boolean beginsMessage() {
        return first && section.begins();
    }

    public boolean endsMessage() {
        return last && section.ends();
    }
}
