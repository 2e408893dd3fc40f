package com.wecombridge.events.store;

/** A database login has other rights than it must have; the message is meant for the operator. */
public final class UnsafeLoginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeLoginException(String what) {
        super(what + ": tenants would not be kept apart as they must be");
    }
}
