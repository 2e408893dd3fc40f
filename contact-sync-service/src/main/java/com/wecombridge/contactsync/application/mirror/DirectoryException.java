package com.wecombridge.contactsync.application.mirror;

/** WeCom's directory could not be read; the {@link Setback} says what to do next. */
public final class DirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Setback setback;

    public DirectoryException(Setback setback) {
        super(setback.cause());
        this.setback = setback;
    }

    public DirectoryException(Setback setback, Throwable cause) {
        super(setback.cause(), cause);
        this.setback = setback;
    }

    public Setback setback() {
        return setback;
    }
}
