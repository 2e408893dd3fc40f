package com.wecombridge.events.outbox;

/** A key whose facts wait, from a position on, because one of them cannot be published. */
record HeldKey(Id id, long fromPosition, int attempts) {

    /** Topic and record key. */
    record Id(String topic, String key) {}
}
