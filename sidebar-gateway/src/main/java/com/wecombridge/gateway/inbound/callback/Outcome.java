package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.gateway.application.TakeCallback.Taken;
import com.wecombridge.gateway.inbound.web.Problem;
import java.util.Locale;
import java.util.Optional;

/** How a callback ended: what WeCom is answered, and what is counted. */
enum Outcome {
    TOLD,
    DUPLICATE,
    QUARANTINED,
    UNKNOWN_ADDRESS(Problem.NOT_FOUND),
    NOT_AUTHENTIC(Problem.NOT_AUTHENTIC),
    MALFORMED(Problem.BAD_REQUEST),
    UNSUPPORTED(Problem.UNSUPPORTED_MEDIA_TYPE),
    TOO_LARGE(Problem.TOO_LARGE),
    TOO_SLOW(Problem.TOO_SLOW),
    OVERLOADED(Problem.UNAVAILABLE),
    NOT_STORED(Problem.UNAVAILABLE);

    private final Optional<Problem> problem;

    Outcome() {
        this.problem = Optional.empty();
    }

    Outcome(Problem problem) {
        this.problem = Optional.of(problem);
    }

    static Outcome of(Taken taken) {
        return switch (taken) {
            case TOLD -> TOLD;
            case DUPLICATE -> DUPLICATE;
            case QUARANTINED -> QUARANTINED;
            case NO_ROOM -> OVERLOADED;
        };
    }

    /** Empty when WeCom is thanked. */
    Optional<Problem> problem() {
        return problem;
    }

    /** What the metrics call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
