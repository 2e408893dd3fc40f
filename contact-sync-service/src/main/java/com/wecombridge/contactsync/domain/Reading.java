package com.wecombridge.contactsync.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * One object as one reading of WeCom found it.
 *
 * @param found empty if WeCom does not show the object
 */
public record Reading<T extends Content>(String key, Optional<T> found) {

    public static <T extends Content> Reading<T> found(T content) {
        return new Reading<>(content.key(), Optional.of(content));
    }

    public static <T extends Content> Reading<T> gone(String key) {
        return new Reading<>(key, Optional.empty());
    }

    /**
     * What this reading means for the mirror.
     *
     * @param kept of version 0 if the mirror never held the object
     * @param readAt when the reading began
     * @param wholeReadAt when the last whole reading of the directory began: it saw every object,
     *     though it leaves no mark on rows that had not changed
     */
    public Consequence<T> against(Kept kept, Instant readAt, Instant wholeReadAt) {
        if (wholeReadAt.isAfter(readAt) || kept.readAt().isAfter(readAt)) {
            return new Outdated<>();
        }
        var next = kept.version() + 1;
        return found.<Consequence<T>>map(
                        now -> isAsKept(now, kept) ? new Confirmed<>() : new Changed<>(now, next))
                .orElseGet(() -> kept.present() ? new Vanished<>(next) : new Confirmed<>());
    }

    private boolean isAsKept(T now, Kept kept) {
        return kept.present() && kept.fingerprint().equals(now.fingerprint());
    }

    /** What to do about one row. */
    public sealed interface Consequence<T extends Content> {}

    /** The row changes, and whoever cares is told. */
    public record Changed<T extends Content>(T content, long version) implements Consequence<T> {}

    /** The object is gone, and whoever cares is told. */
    public record Vanished<T extends Content>(long version) implements Consequence<T> {}

    /** Nothing new, except that it is known as of now. */
    public record Confirmed<T extends Content>() implements Consequence<T> {}

    /** A younger reading took place already. */
    public record Outdated<T extends Content>() implements Consequence<T> {}
}
