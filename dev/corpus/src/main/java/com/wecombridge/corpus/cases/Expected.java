package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the papers promise.
 *
 * @param statuses any of these; {@link Reply#CLOSED} is a hung-up connection
 * @param bound of the whole exchange
 * @param fate what is to be seen behind the door
 * @param more what else must be true of the answer, with words for it
 */
public record Expected(Set<Integer> statuses, Duration bound, Fate fate, Optional<Further> more) {

    /** A second is the longest anything may take that is not itself about time. */
    private static final Duration USUAL = Duration.ofSeconds(1);

    /** What became of it behind the door. */
    public sealed interface Fate {}

    /** No fact, nothing in quarantine. */
    public record Nothing() implements Fate {}

    /** One fact, told so many times; {@code %s} in the subject is the mark. */
    public record Told(String type, String subject, int times) implements Fate {}

    /** Nothing told, one more in quarantine, for a cause that begins so. */
    public record Quarantined(String cause) implements Fate {}

    /** A condition with the words for it. */
    public record Further(String words, Predicate<Reply> holds) {}

    public static Expected status(Integer... statuses) {
        return new Expected(
                Arrays.stream(statuses).collect(Collectors.toUnmodifiableSet()),
                USUAL,
                new Nothing(),
                Optional.empty());
    }

    /** Thanked for, and told as a fact. */
    public static Expected told(String type, String subject) {
        return status(200).fate(new Told(type, subject, 1));
    }

    /** Thanked for, and kept for people to look at. */
    public static Expected quarantined(String cause) {
        return status(200).fate(new Quarantined(cause));
    }

    public Expected within(Duration longest) {
        return new Expected(statuses, longest, fate, more);
    }

    public Expected and(String words, Predicate<Reply> holds) {
        return new Expected(statuses, bound, fate, Optional.of(new Further(words, holds)));
    }

    private Expected fate(Fate other) {
        return new Expected(statuses, bound, other, more);
    }
}
