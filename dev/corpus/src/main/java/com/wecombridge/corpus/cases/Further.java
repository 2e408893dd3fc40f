package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;
import java.util.Locale;
import java.util.stream.Stream;

/** What else may be promised of an answer. */
public enum Further {
    /** The server says that the connection is over. */
    CLOSES,
    /** Nothing comes behind the first answer. */
    ALONE,
    /** The text of the address check, without quotes, byte order mark or line end. */
    ECHOES,
    /** The words that every unknown address gets. */
    ANONYMOUS,
    /** What is stored is what was stored. */
    UNCHANGED,
    /** Whatever was stored is the caller's, and of today. */
    MINE;

    static Further of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean holds(Reply reply) {
        return switch (this) {
            case CLOSES -> reply.closes();
            case ALONE, UNCHANGED -> reply.rest().isEmpty();
            case MINE ->
                    Stream.of("globex", "operator", "1970-", "\":99", "java")
                            .noneMatch(reply.rest()::contains);
            case ECHOES -> reply.body().equals("echo12345678");
            case ANONYMOUS ->
                    Stream.of(
                                    "\"/problems/not-found\"",
                                    "\"NOT_FOUND\"",
                                    "\"There is nothing at this address.\"",
                                    "\"status\":404")
                            .allMatch(reply.body()::contains);
        };
    }
}
