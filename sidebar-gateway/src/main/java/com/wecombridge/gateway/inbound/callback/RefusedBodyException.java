package com.wecombridge.gateway.inbound.callback;

/** A body that is not read to its end; carries how the callback ends instead. */
final class RefusedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    RefusedBodyException(Outcome outcome) {
        super(outcome.name(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
