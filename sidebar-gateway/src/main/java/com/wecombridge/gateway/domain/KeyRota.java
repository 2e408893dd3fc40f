package com.wecombridge.gateway.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which of the signing keys does what. A new key is published before it signs, so that every
 * replica and every service knows it by then; a former one stays published while tokens under it
 * may be about.
 *
 * @param keys the newest first, at least one
 */
public record KeyRota(List<SigningKey> keys) {

    /** Longer than a replica or a service goes by the keys that it read. */
    public static final Duration PUBLISHED_AHEAD = Duration.ofMinutes(10);

    /** Longer than a token lives. */
    public static final Duration PUBLISHED_AFTER = Duration.ofMinutes(10);

    /** A key that lives less has a successor before it signs, and so on for ever. */
    public static final Duration SHORTEST_LIFE = PUBLISHED_AHEAD.plus(PUBLISHED_AFTER);

    public KeyRota {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
    }

    /** The newest that everybody knows; the very first signs at once. */
    public SigningKey signing(Instant now) {
        return keys.stream()
                .filter(key -> !now.isBefore(key.createdAt().plus(PUBLISHED_AHEAD)))
                .findFirst()
                .orElse(keys.getLast());
    }

    /** What services verify with. */
    public List<SigningKey> published(Instant now) {
        var signing = signing(now);
        var since = signing.createdAt().plus(PUBLISHED_AHEAD);
        var formerAreDone = !now.isBefore(since.plus(PUBLISHED_AFTER));
        return formerAreDone ? keys.subList(0, keys.indexOf(signing) + 1) : keys;
    }

    /** True when another key is to follow. */
    public boolean isOld(Instant now, Duration life) {
        return !now.isBefore(keys.getFirst().createdAt().plus(life));
    }
}
