package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the papers promise.
 *
 * @param statuses any of these; {@link Reply#CLOSED} is a hung-up connection
 * @param bound of the whole exchange
 * @param fate what is to be seen behind the door
 * @param further what else must be true of the answer
 */
public record Expected(Set<Integer> statuses, Duration bound, Fate fate, List<Further> further) {

    /** A second is the longest anything may take that is not itself about time. */
    static final Duration USUAL = Duration.ofSeconds(1);

    /** What became of it behind the door. */
    public sealed interface Fate {}

    /** No fact, nothing in quarantine. */
    public record Nothing() implements Fate {}

    /** One fact, told once; {@code «mark»} in the subject is still to be filled. */
    public record Told(String type, String subject) implements Fate {}

    /** Nothing told, one more in quarantine, for a cause that begins so. */
    public record Quarantined(String cause) implements Fate {}

    /** A dead letter at each service that heard it, for a cause that begins so. */
    public record Dead(String cause) implements Fate {}

    /** A record that is no dead letter. */
    public record Handled() implements Fate {}

    /** A to-do for this many people. */
    public record Delivered(int people) implements Fate {}

    /**
     * Reads a line such as {@code 413, closes} or {@code told} or {@code quarantined xml}.
     *
     * @param text parts with a comma between them: statuses or a fate, then further conditions
     */
    static Expected of(String text) {
        var parts = Arrays.stream(text.split(",")).map(String::strip).toList();
        var words = Arrays.asList(parts.getFirst().split(" ", 3));
        var fate =
                switch (words.getFirst()) {
                    case "told" ->
                            words.size() == 1
                                    ? new Told(Company.MEMBER_CHANGED, "members/«mark»")
                                    : new Told(typed(words.get(1)), words.get(2));
                    case "unrecognized" -> new Told(Company.UNRECOGNIZED, words.get(1));
                    case "quarantined" ->
                            new Quarantined(String.join(" ", words.subList(1, words.size())));
                    case "dead" -> new Dead(String.join(" ", words.subList(1, words.size())));
                    case "handled" -> new Handled();
                    case "delivered" -> new Delivered(Integer.parseInt(words.get(1)));
                    default -> new Nothing();
                };
        return new Expected(
                fate instanceof Nothing ? statuses(parts.getFirst()) : Set.of(200),
                bound(parts),
                fate,
                parts.stream()
                        .skip(1)
                        .filter(part -> !part.startsWith("within"))
                        .map(Further::of)
                        .toList());
    }

    private static String typed(String type) {
        return "com.wecombridge." + type;
    }

    private static Set<Integer> statuses(String text) {
        return Arrays.stream(text.split(" "))
                .map(status -> status.equals("closed") ? Reply.CLOSED : Integer.valueOf(status))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Duration bound(List<String> parts) {
        return parts.stream()
                .filter(part -> part.startsWith("within "))
                .map(part -> Duration.parse("PT" + part.substring("within ".length())))
                .findFirst()
                .orElse(USUAL);
    }
}
