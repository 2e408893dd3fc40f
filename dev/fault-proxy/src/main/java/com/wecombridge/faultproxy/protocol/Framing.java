package com.wecombridge.faultproxy.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Knows what comes next in one direction of one connection. */
@FunctionalInterface
public interface Framing {

    /** Where nothing is known of the bytes. */
    Framing NONE = _ -> Optional.of(Section.unknown());

    /**
     * What begins with these bytes, of which more may follow; empty if they are too few to tell.
     * Each section is asked for once.
     */
    Optional<Section> next(ByteBuffer bytes);
}
