package com.wecombridge.events.outbox;

import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka will not take this row as it is; its key is held, the others go on. */
final class UnpublishableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OutboxRow row;

    UnpublishableException(OutboxRow row, Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
        this.row = row;
    }

    OutboxRow row() {
        return row;
    }

    /** Whether Kafka would take nothing else on that topic either, because it is not there. */
    boolean lacksItsTopic() {
        return getCause() instanceof UnknownTopicOrPartitionException;
    }
}
