package com.wecombridge.acceptance;

/** The system did not do what the story says. */
final class Unmet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unmet(String message) {
        super(message);
    }
}
