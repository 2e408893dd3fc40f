package com.wecombridge.events.codec;

/** A record is no CloudEvent of ours, or its data does not fit its type. Retrying cannot help. */
public class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
