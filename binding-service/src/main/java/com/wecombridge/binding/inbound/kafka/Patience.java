package com.wecombridge.binding.inbound.kafka;

import java.time.Duration;

/** How long a door waits for the database before the record counts as failed. */
final class Patience {

    static final Duration OF_A_DOOR = Duration.ofSeconds(10);

    private Patience() {}
}
