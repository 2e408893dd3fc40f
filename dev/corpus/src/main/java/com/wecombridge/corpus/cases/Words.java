package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Bytes;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills the words in guillemets of a case: {@code «mark»} is a name that means something else each
 * time, {@code «100 times a»} is computed. What can be computed stands on the corpus' page.
 */
public final class Words {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Function<Words, String>> names;

    private Words(Map<String, Function<Words, String>> names) {
        this.names = names;
    }

    public static Words of(Map<String, String> names) {
        var words = new Words(Map.of());
        for (var name : names.entrySet()) {
            words = words.with(name.getKey(), name.getValue());
        }
        return words;
    }

    /** The same, and one more name. */
    public Words with(String name, String meaning) {
        return add(name, _ -> meaning);
    }

    /** The same, and one more name that is only worked out where it is said. */
    Words with(String name, Supplier<String> meaning) {
        return add(name, _ -> meaning.get());
    }

    /** The same, and one more name for a text that has words of its own. */
    Words withText(String name, String text) {
        return add(name, words -> words.fill(text));
    }

    private Words add(String name, Function<Words, String> meaning) {
        var more = new HashMap<>(names);
        more.put(name, meaning);
        return new Words(Map.copyOf(more));
    }

    /** The text with all words filled, from the inside to the outside. */
    public String fill(String text) {
        return new Filling(text).upTo(text.length());
    }

    private String meaning(String word) {
        var named = names.get(word);
        if (named != null) {
            return named.apply(this);
        }
        int blank = word.indexOf(' ');
        if (blank < 0) {
            return moment(word);
        }
        var first = word.substring(0, blank);
        var rest = word.substring(blank + 1);
        return first.chars().allMatch(Character::isDigit)
                ? repeated(Integer.parseInt(first), rest)
                : computed(first, rest);
    }

    private static String moment(String word) {
        if (!word.startsWith("now")) {
            throw new IllegalArgumentException("nobody knows what «" + word + "» means");
        }
        var off = word.substring("now".length());
        return Long.toString(
                Instant.now().getEpochSecond() + (off.isEmpty() ? 0 : Long.parseLong(off)));
    }

    private static String repeated(int many, String rest) {
        int blank = rest.indexOf(' ');
        var text = rest.substring(blank + 1);
        return rest.startsWith("times ")
                ? text.repeat(many)
                : IntStream.range(0, many)
                        .mapToObj(number -> text.replace("#", Integer.toString(number)))
                        .collect(Collectors.joining());
    }

    private static String computed(String first, String rest) {
        int blank = rest.indexOf(' ');
        return switch (first) {
            case "capitals" -> rest.toUpperCase(Locale.ROOT);
            case "bytes" -> Bytes.asText(HexFormat.of().parseHex(rest));
            case "random" -> random(Integer.parseInt(rest));
            case "from" -> rest.substring(blank + 1).substring(number(rest));
            case "upto" -> rest.substring(blank + 1, blank + 1 + number(rest));
            case "less" -> rest.substring(blank + 1, rest.length() - number(rest));
            case "flip" -> flipped(rest.substring(blank + 1), number(rest));
            case "filled" -> filled(rest.substring(blank + 1), number(rest));
            case "in" ->
                    Bytes.asText(
                            rest.substring(blank + 1)
                                    .getBytes(Charset.forName(rest.substring(0, blank))));
            default -> throw new IllegalArgumentException("nobody can «" + first + "»");
        };
    }

    private static int number(String rest) {
        return Integer.parseInt(rest.substring(0, rest.indexOf(' ')));
    }

    private static String random(int many) {
        byte[] bytes = new byte[many];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** With one bit off in one letter, so that a digit stays a digit. */
    private static String flipped(String text, int place) {
        int digit = Character.digit(text.charAt(place), 16);
        int other = digit < 0 ? text.charAt(place) ^ 1 : Character.forDigit(digit ^ 1, 16);
        return text.substring(0, place) + (char) other + text.substring(place + 1);
    }

    private static String filled(String text, int length) {
        return text + " ".repeat(length - text.length());
    }

    /** Reads a text once from left to right; texts here may have megabytes. */
    private final class Filling {

        private final String text;
        private int at;

        Filling(String text) {
            this.text = text;
        }

        String upTo(int end) {
            var filled = new StringBuilder();
            while (at < end && text.charAt(at) != '»') {
                char letter = text.charAt(at++);
                if (letter == '«') {
                    filled.append(meaning(upTo(end)));
                    at++; // the closing one
                } else {
                    filled.append(letter);
                }
            }
            return filled.toString();
        }
    }
}
