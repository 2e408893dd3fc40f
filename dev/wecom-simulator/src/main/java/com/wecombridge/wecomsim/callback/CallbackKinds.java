package com.wecombridge.wecomsim.callback;

import com.wecombridge.wecomsim.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of callback there is, with its real field names and an example of each value. */
public final class CallbackKinds {

    private static final String CATALOGUE = "/callback-kinds.json";
    private static final List<Kind> ALL = read();

    private CallbackKinds() {}

    /** All kinds. */
    public static Stream<Kind> all() {
        return ALL.stream();
    }

    /** The kind of that name; one with change types is named by kind and type, or the first. */
    public static Optional<Kind> find(String kind, String changeType) {
        return ALL.stream()
                .filter(known -> known.kind().equals(kind))
                .filter(known -> changeType.isEmpty() || known.changeType().equals(changeType))
                .findFirst();
    }

    private static List<Kind> read() {
        try (var file = CallbackKinds.class.getResourceAsStream(CATALOGUE)) {
            return List.of(Json.MAPPER.readValue(Objects.requireNonNull(file), Kind[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One kind.
     *
     * @param page WeCom's page about it, where it is known
     */
    public record Kind(
            String kind, String changeType, Outer outer, String page, ObjectNode fields) {

        /** A part that was not mentioned is empty. */
        public Kind {
            changeType = Objects.requireNonNullElse(changeType, "");
        }
    }

    /** In which dialect a kind comes, and to whom. */
    public enum Outer {
        /** To an app, with ToUserName and Event. */
        CORP,
        /** To a suite, with SuiteId and InfoType. */
        SUITE,
        /** Either. */
        BOTH,
        /** To the provider itself, with ServiceCorpId and InfoType. */
        PROVIDER
    }
}
