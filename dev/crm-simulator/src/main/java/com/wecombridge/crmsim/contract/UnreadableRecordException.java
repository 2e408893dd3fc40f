package com.wecombridge.crmsim.contract;

/** A record that breaks the contract. The message names the place, never the content. */
public final class UnreadableRecordException extends RuntimeException {
    public UnreadableRecordException(String message) {
        super(message);
    }
}
