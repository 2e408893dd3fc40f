package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.GATEWAY;
import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.WHILE;

import java.time.Duration;
import java.util.List;

/** Two processes believe that it is theirs to tell facts. */
public final class Relays {

    /** Longer than the relay's lease of six seconds. */
    private static final Duration BEYOND_ITS_LEASE = Duration.ofSeconds(8);

    private static final String FENCE = "select fence from outbox_relay";

    private Relays() {}

    /**
     * F-20: there is a second gateway. Each in turn stands still for longer than a lease, and wakes
     * as one who may still have facts in hand; what strikes is that the other took over meanwhile.
     */
    public static void formerLeaderWakes(Trouble trouble) throws InterruptedException {
        var both = List.of(GATEWAY, trouble.rig().replicateGateway());
        trouble.begin();
        long takeovers = 0;
        try (var watch = Session.in(trouble, "gateway")) {
            for (int turn = 0; trouble.goesOn(); turn++) {
                trouble.rest(MOMENT, WHILE);
                long before = watch.number(FENCE);
                trouble.pause(both.get(turn % 2), BEYOND_ITS_LEASE);
                takeovers += watch.number(FENCE) - before;
            }
        }
        trouble.struck(takeovers);
        trouble.say("%d times the other relay took over".formatted(takeovers));
    }
}
