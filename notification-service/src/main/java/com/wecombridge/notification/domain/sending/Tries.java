package com.wecombridge.notification.domain.sending;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the calls made for one batch.
 *
 * @param count how many calls were begun
 * @param unsure set while some call may have been taken by WeCom without our knowing
 * @param lastCause why the latest one did not settle it
 */
public record Tries(int count, Optional<Unsure> unsure, Optional<String> lastCause) {

    public static final Tries NONE = new Tries(0, Optional.empty(), Optional.empty());

    /**
     * @param since when the first call of unknown outcome was begun
     * @param letter exactly what was sent: only the same text is recognised as a duplicate
     */
    public record Unsure(Instant since, Letter letter) {}

    /** A call begins. Until its answer is recorded, its outcome counts as unknown. */
    public Tries begin(Instant now, Letter letter) {
        return new Tries(
                count + 1, unsure.or(() -> Optional.of(new Unsure(now, letter))), lastCause);
    }

    /** The call begun at that time was certainly not taken; an earlier one may still have been. */
    public Tries notTaken(Instant begunAt, String cause) {
        return new Tries(
                count,
                unsure.filter(earlier -> earlier.since().isBefore(begunAt)),
                Optional.of(cause));
    }

    /** Nobody knows what became of the latest call. */
    public Tries lost(String cause) {
        return new Tries(count, unsure, Optional.of(cause));
    }
}
