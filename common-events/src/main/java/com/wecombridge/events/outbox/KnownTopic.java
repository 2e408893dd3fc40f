package com.wecombridge.events.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A topic at one time.
 *
 * @param id its own: another topic of the same name has another
 */
record KnownTopic(String name, String id, int partitions) {

    boolean isRepartitioned(@Nullable KnownTopic before) {
        return before != null && before.id().equals(id) && before.partitions() != partitions;
    }
}
