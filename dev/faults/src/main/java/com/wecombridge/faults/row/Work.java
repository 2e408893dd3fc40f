package com.wecombridge.faults.row;

import com.wecombridge.faults.load.Repetition;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the system is given to do while a row happens to it, and how long it may take.
 *
 * @param repetition how often callbacks are delivered again
 * @param pause of each sender between an answer and the next thing
 * @param patience after this long without anything new, what is missing counts as lost
 * @param ordered whether facts of a key keep their order, which Kafka does not promise to a topic
 *     that gets more partitions
 * @param refusable whether WeCom may refuse a message for good; then that is what the CRM must hear
 */
record Work(
        Function<RandomGenerator, Repetition> repetition,
        Duration pause,
        Duration patience,
        boolean ordered,
        boolean refusable) {

    /** Something for everybody each second. */
    static final Work STEADY =
            new Work(
                    _ -> Repetition.none(),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    true,
                    false);
}
