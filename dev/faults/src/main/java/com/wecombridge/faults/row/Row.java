package com.wecombridge.faults.row;

import com.wecombridge.faults.load.Repetition;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A row of the fault matrix.
 *
 * @param id {@code F-01}
 * @param what in words
 * @param fault makes it happen while the system works, until the time is up
 * @param strikes whether anything goes wrong besides what is sent
 * @param repetition how often callbacks are delivered again
 * @param pause of each sender between an answer and the next thing
 */
public record Row(
        String id,
        String what,
        Fault fault,
        boolean strikes,
        Function<RandomGenerator, Repetition> repetition,
        Duration pause) {

    private static final Duration STEADY = Duration.ofSeconds(1);

    /** Goes wrong in one way until the time is up, and leaves the system as it is then. */
    public interface Fault {
        void happen(Trouble trouble) throws InterruptedException;
    }

    static Row of(String id, String what, Fault fault) {
        return new Row(id, what, fault, true, _ -> Repetition.none(), STEADY);
    }

    /** Nothing goes wrong, or nothing but what is sent. */
    static Row calm(String id, String what) {
        return new Row(id, what, Trouble::untilTheEnd, false, _ -> Repetition.none(), STEADY);
    }

    Row delivering(Function<RandomGenerator, Repetition> again) {
        return new Row(id, what, fault, strikes, again, pause);
    }

    Row every(Duration shorter) {
        return new Row(id, what, fault, strikes, repetition, shorter);
    }
}
