package com.wecombridge.wecomsim.chat;

import java.time.Instant;

/**
 * A file that somebody sent.
 *
 * @param seed what its bytes are computed from; 0 where they are kept
 */
public record ChatFile(
        String corpId, String id, String name, long size, String md5, long seed, Instant at) {

    /** The letters behind the last dot of the name. */
    String extension() {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
