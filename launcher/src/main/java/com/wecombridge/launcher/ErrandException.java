package com.wecombridge.launcher;

/** What an errand found; the message alone says it. */
final class ErrandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ErrandException(String message) {
        super(message);
    }
}
