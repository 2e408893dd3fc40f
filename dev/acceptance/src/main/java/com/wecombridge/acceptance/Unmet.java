package com.wecombridge.acceptance;

/** The system did not do what the story says. */
public final class Unmet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unmet(String message) {
        super(message);
    }
}
