package com.wecombridge.faults.row;

import com.wecombridge.faults.load.Repetition;
import com.wecombridge.faults.mishap.Mishap;
import com.wecombridge.faults.mishap.Trouble;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A row of the fault matrix.
 *
 * @param id {@code F-01}
 * @param what in words
 * @param mishap makes it happen while the system works, until the time is up
 * @param strikes whether anything goes wrong besides what is sent
 */
public record Row(String id, String what, Mishap mishap, boolean strikes, Work work) {

    static Row of(String id, String what, Mishap mishap) {
        return new Row(id, what, mishap, true, Work.STEADY);
    }

    /** Nothing goes wrong, or nothing but what is sent. */
    static Row calm(String id, String what) {
        return new Row(id, what, Trouble::untilTheEnd, false, Work.STEADY);
    }

    Row delivering(Function<RandomGenerator, Repetition> again) {
        return with(
                new Work(again, work.pause(), work.patience(), work.ordered(), work.refusable()));
    }

    Row every(Duration pause) {
        return with(
                new Work(
                        work.repetition(),
                        pause,
                        work.patience(),
                        work.ordered(),
                        work.refusable()));
    }

    /** What is missing counts as lost only after so long without anything new. */
    Row patientFor(Duration patience) {
        return with(
                new Work(
                        work.repetition(),
                        work.pause(),
                        patience,
                        work.ordered(),
                        work.refusable()));
    }

    /** A message that is refused for good is no loss if the CRM is told. */
    Row refusable() {
        return with(
                new Work(work.repetition(), work.pause(), work.patience(), work.ordered(), true));
    }

    /** Facts of a key may change places. */
    Row unordered() {
        return with(
                new Work(
                        work.repetition(), work.pause(), work.patience(), false, work.refusable()));
    }

    private Row with(Work other) {
        return new Row(id, what, mishap, strikes, other);
    }
}
