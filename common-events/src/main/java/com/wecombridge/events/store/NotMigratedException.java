package com.wecombridge.events.store;

/** The message is meant for the operator. */
public final class NotMigratedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMigratedException() {
        super(
                "the tables of DATABASE_URL were not migrated yet: run this program with the argument"
                        + " migrate first");
    }
}
