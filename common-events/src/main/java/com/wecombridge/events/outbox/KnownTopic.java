package com.wecombridge.events.outbox;

/**
 * A topic at one time.
 *
 * @param id its own: another topic of the same name has another
 */
record KnownTopic(String name, String id, int partitions) {}
