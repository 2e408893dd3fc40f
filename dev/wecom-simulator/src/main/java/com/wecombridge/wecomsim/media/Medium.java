package com.wecombridge.wecomsim.media;

import java.time.Duration;
import java.time.Instant;

/** A file that any app of the corp may use for three days. */
public record Medium(
        String corpId,
        String mediaId,
        String type,
        String name,
        String contentType,
        long size,
        String md5,
        Instant createdAt) {

    static final Duration LIFE = Duration.ofDays(3);

    boolean expired(Instant now) {
        return !now.isBefore(createdAt.plus(LIFE));
    }
}
