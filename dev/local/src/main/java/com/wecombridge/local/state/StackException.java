package com.wecombridge.local.state;

/** Something a person can put right. The message is the one line that is shown. */
public final class StackException extends RuntimeException {

    public StackException(String line) {
        super(line);
    }

    public StackException(String line, Throwable cause) {
        super(line, cause);
    }
}
