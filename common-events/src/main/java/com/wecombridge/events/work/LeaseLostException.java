package com.wecombridge.events.work;

/** Somebody else holds the work by now; nothing of ours was stored. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(ClaimedWork claimed) {
        super("lease lost on " + claimed.work().kind() + " " + claimed.id());
    }
}
