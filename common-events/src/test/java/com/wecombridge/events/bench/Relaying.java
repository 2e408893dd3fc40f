package com.wecombridge.events.bench;

import java.util.List;

/** A relay and its writers, as they run in one process. */
interface Relaying extends AutoCloseable {

    /** Relays from now on, until {@link #rest}. */
    void relay();

    void rest();

    /** Writes facts of these ids in one transaction; returns when it is committed. */
    void commit(List<String> ids) throws Exception;

    String topic();

    @Override
    void close();
}
