package com.wecombridge.faults.row;

import com.wecombridge.faultproxy.ActiveFault;
import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faultproxy.FaultProxy;
import com.wecombridge.faults.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * What a fault has in its hands: the system, dice, a clock that runs out, and a tally of what
 * struck, without which a run says nothing.
 */
public final class Trouble {

    private final Rig rig;
    private final RandomGenerator dice;
    private final long end;
    private final List<ActiveFault> faults = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private int blows;

    Trouble(Rig rig, RandomGenerator dice, Duration span) {
        this.rig = rig;
        this.dice = dice;
        this.end = System.nanoTime() + span.toNanos();
    }

    Rig rig() {
        return rig;
    }

    RandomGenerator dice() {
        return dice;
    }

    boolean goesOn() {
        return System.nanoTime() < end;
    }

    /** Killed at once, and back after a moment; how long it took to be ready is kept. */
    void crash(String part) {
        rig.kill(part);
        blows++;
        recoveries.add(rig.start(part));
    }

    /** Stands still for so long, as a host that is paused does. */
    void freeze(String part, Duration span) throws InterruptedException {
        rig.pause(part);
        blows++;
        sleep(span);
        rig.resume(part);
    }

    /** Goes away for so long. */
    void leave(String part, Duration span) throws InterruptedException {
        rig.kill(part);
        blows++;
        sleep(span);
        recoveries.add(rig.start(part));
    }

    /** The network does so for so long. */
    void strike(FaultProxy proxy, Fault fault, Duration span) throws InterruptedException {
        try (var active = proxy.begin(fault)) {
            faults.add(active);
            sleep(span);
        }
    }

    /** The network does so from now until the row is over. */
    void strike(FaultProxy proxy, Fault fault) {
        faults.add(proxy.begin(fault));
    }

    /** Waits between these two, of the dice's choice; not beyond the end. */
    void rest(Duration least, Duration most) throws InterruptedException {
        sleep(Duration.ofMillis(dice.nextLong(least.toMillis(), most.toMillis() + 1)));
    }

    void untilTheEnd() throws InterruptedException {
        sleep(Duration.ofNanos(end - System.nanoTime()));
    }

    private void sleep(Duration span) throws InterruptedException {
        long nanos = Math.min(span.toNanos(), end - System.nanoTime());
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    Tally tally(Row row) {
        return new Tally(
                row,
                blows + faults.stream().mapToLong(ActiveFault::struck).sum(),
                recoveries.size(),
                recoveries.stream().max(Duration::compareTo).orElse(Duration.ZERO));
    }
}
