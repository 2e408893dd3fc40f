package com.wecombridge.contactsync.application.mirror;

import java.time.Duration;

/** Why the directory could not be read, in terms of what we do next. */
public sealed interface Setback {

    /** For operators; never a secret. */
    String cause();

    /** WeCom, or the way to it, is busy: the same question later. */
    record Busy(String cause) implements Setback {}

    /** There is no token that WeCom takes; a new one will be told. */
    record NoToken(String cause) implements Setback {}

    /** Somebody must change something in WeCom first. */
    record NotPermitted(String cause) implements Setback {}

    /** The corp does not let the app in any more. */
    record AuthorizationEnded(String cause) implements Setback {}

    /** An answer that we do not understand, or a question that WeCom does not. */
    record Unexpected(String cause) implements Setback {}

    /** The wait before the next try; grows, and stays civil to WeCom. */
    default Duration waitAfter(int attempt) {
        return switch (this) {
            case NoToken _ -> growing(Duration.ofSeconds(1), attempt, Duration.ofSeconds(30));
            case Busy _ -> growing(Duration.ofSeconds(2), attempt, Duration.ofMinutes(1));
            case Unexpected _ -> growing(Duration.ofSeconds(5), attempt, Duration.ofMinutes(10));
            case NotPermitted _, AuthorizationEnded _ ->
                    growing(Duration.ofMinutes(1), attempt, Duration.ofHours(1));
        };
    }

    private static Duration growing(Duration first, int attempt, Duration longest) {
        var wait = first.multipliedBy(1L << Math.min(attempt - 1, 12));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
