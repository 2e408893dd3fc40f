package com.wecombridge.archive.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is set for a corp's archive, as far as it may be shown.
 *
 * @param secretSetAt since when the current Secret is set; absent while there is none
 * @param keyPairs newest first
 */
public record ArchiveSettings(
        Optional<Instant> secretSetAt, List<KeyPair> keyPairs, WakeUps wakeUps) {

    /** How often, and when last, WeCom announced that there are messages to pull. */
    public record WakeUps(long count, Optional<Instant> last) {}
}
