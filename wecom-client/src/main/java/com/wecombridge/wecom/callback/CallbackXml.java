package com.wecombridge.wecom.callback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One element of a callback: its text, and whatever elements are inside it, known to us or not.
 *
 * <p>A field that is absent and a field that is blank are the same: WeCom sends both. Text comes
 * without the blanks around it, because some of WeCom's values carry them.
 *
 * @param name of the element, without prefix
 * @param value the text directly inside, as written
 * @param children in the order of the document; names may repeat
 */
public record CallbackXml(String name, String value, List<CallbackXml> children) {

    /** Java would read the digits of every script. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}");

    /** What a text turned out to be. */
    public sealed interface Reading {}

    /** It is XML and within our limits. */
    public record Parsed(CallbackXml xml) implements Reading {}

    /** It is not. */
    public record Refused(Fault fault) implements Reading {}

    /** Why a text is not taken for XML. */
    public enum Fault {
        TOO_LARGE,
        NOT_UTF8,
        NOT_WELL_FORMED,
        DOCTYPE,
        TOO_DEEP,
        TOO_MANY_ELEMENTS,
        TOO_MANY_ATTRIBUTES,
        NAME_TOO_LONG
    }

    public CallbackXml {
        children = List.copyOf(children);
    }

    /** Reads a document in UTF-8. */
    public static Reading read(byte[] document) {
        if (document.length > CallbackXmlReader.LARGEST) {
            return new Refused(Fault.TOO_LARGE);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
            return read(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return new Refused(Fault.NOT_UTF8);
        }
    }

    /** Reads a document. */
    public static Reading read(String document) {
        return CallbackXmlReader.read(document);
    }

    /** The text of the first field of that name. */
    public Optional<String> text(String field) {
        return inside(field).map(child -> child.value().strip()).filter(text -> !text.isEmpty());
    }

    /** The whole number in a field, in plain digits; empty if it holds something else. */
    public Optional<Long> number(String field) {
        try {
            return text(field).filter(text -> NUMBER.matcher(text).matches()).map(Long::valueOf);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The moment in a field of epoch seconds, however odd; empty if it holds no moment at all. */
    public Optional<Instant> moment(String field) {
        try {
            return number(field).map(Instant::ofEpochSecond);
        } catch (DateTimeException beyondTime) {
            return Optional.empty();
        }
    }

    /** The parts of a comma-separated field, without blank ones. */
    public List<String> list(String field) {
        return text(field).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The first element of that name, to look inside it. */
    public Optional<CallbackXml> inside(String field) {
        for (CallbackXml child : children) {
            if (child.name().equals(field)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Every element of that name. */
    public List<CallbackXml> all(String field) {
        return children.stream().filter(child -> child.name().equals(field)).toList();
    }

    /** Every plain field with its text, blank ones too; of a repeated one the first. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        for (CallbackXml child : children) {
            if (child.children().isEmpty()) {
                fields.putIfAbsent(child.name(), child.value().strip());
            }
        }
        return fields;
    }
}
