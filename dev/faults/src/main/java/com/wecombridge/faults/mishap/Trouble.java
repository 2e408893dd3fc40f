package com.wecombridge.faults.mishap;

import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Simulator;
import com.wecombridge.faultproxy.ActiveFault;
import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faultproxy.FaultProxy;
import com.wecombridge.faults.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * What a mishap has in its hands: the system, dice, a clock that runs out, and a tally of what
 * struck, without which a run says nothing.
 */
public final class Trouble {

    private final Rig rig;
    private final RandomGenerator dice;
    private final Duration span;
    private volatile long end;
    private volatile boolean skipped;
    private volatile OptionalLong over = OptionalLong.empty();
    private final List<ActiveFault> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> recoveries = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final AtomicLong blows = new AtomicLong();
    private final AtomicInteger kills = new AtomicInteger();

    public Trouble(Rig rig, RandomGenerator dice, Duration span) {
        this.rig = rig;
        this.dice = dice;
        this.span = span;
        begin();
    }

    /** From now on: what had to be prepared is. */
    final void begin() {
        end = System.nanoTime() + span.toNanos();
    }

    Rig rig() {
        return rig;
    }

    RandomGenerator dice() {
        return dice;
    }

    /** WeCom's side, which can be told to misbehave. */
    Simulator wecom() {
        return new Simulator(new Http(), rig.addresses().wecom());
    }

    boolean goesOn() {
        return System.nanoTime() < end;
    }

    /** Something that no proxy counts went wrong so many times. */
    void struck(long times) {
        blows.addAndGet(times);
    }

    /**
     * When it was over, by {@link System#nanoTime}: now, unless a process was away until the end;
     * then when it was started again.
     */
    public long over() {
        return over.orElseGet(System::nanoTime);
    }

    /** Worth a line below the table. */
    public void say(String text) {
        remarks.add(new Remark(text, true));
    }

    /** There is nothing here that it could happen to: the row counts as nothing. */
    void skip(String why) {
        skipped = true;
        say(why);
    }

    public boolean isSkipped() {
        return skipped;
    }

    /** A promise that the ledgers do not count is kept, or the run has failed. */
    public void require(boolean kept, String promise) {
        remarks.add(new Remark(promise, kept));
    }

    /** Killed at once, and back after a moment; how long it took to be ready is kept. */
    public void crash(String part) {
        kill(part);
        recoveries.add(rig.start(part));
    }

    private void kill(String part) {
        rig.kill(part);
        kills.incrementAndGet();
        struck(1);
    }

    /** It ended by itself, and whoever watches over it starts it again. */
    void restart(String part) {
        struck(1);
        recoveries.add(rig.start(part));
    }

    /** Stands still for so long, even beyond the end, as a host that is paused does. */
    void freeze(String part, Duration span) throws InterruptedException {
        rig.pause(part);
        struck(1);
        TimeUnit.NANOSECONDS.sleep(span.toNanos());
        rig.resume(part);
    }

    /** The same, not beyond the end, where it is for the caller to say whether it struck. */
    void pause(String part, Duration span) throws InterruptedException {
        rig.pause(part);
        sleep(span);
        rig.resume(part);
    }

    /** Goes away for so long. */
    void leave(String part, Duration span) throws InterruptedException {
        kill(part);
        sleep(span);
        over = OptionalLong.of(System.nanoTime());
        recoveries.add(rig.start(part));
    }

    /** One more trouble at the same time, with dice of its own. */
    Trouble beside() {
        var other = new Trouble(rig, new Random(dice.nextLong()), span);
        other.end = end;
        return other;
    }

    /** What the other did counts here, now that it is over. */
    void add(Trouble other) {
        struck(other.struck());
        kills.addAndGet(other.kills());
        recoveries.addAll(other.recoveries);
        remarks.addAll(other.remarks);
    }

    /** The network does so for so long. */
    void strike(FaultProxy proxy, Fault fault, Duration span) throws InterruptedException {
        try (var active = proxy.begin(fault)) {
            faults.add(active);
            sleep(span);
        }
    }

    /** The network does so from now until the row is over. */
    ActiveFault strike(FaultProxy proxy, Fault fault) {
        var active = proxy.begin(fault);
        faults.add(active);
        return active;
    }

    /** Waits between these two, of the dice's choice; not beyond the end. */
    public void rest(Duration least, Duration most) throws InterruptedException {
        sleep(Duration.ofMillis(dice.nextLong(least.toMillis(), most.toMillis() + 1)));
    }

    public void untilTheEnd() throws InterruptedException {
        sleep(left());
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** Waits for so long; not beyond the end. */
    void sleep(Duration span) throws InterruptedException {
        long nanos = Math.min(span.toNanos(), end - System.nanoTime());
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    /** How often something did: kills, pauses, and what proxies did to the network. */
    public long struck() {
        return blows.get() + faults.stream().mapToLong(ActiveFault::struck).sum();
    }

    /** Processes that we ended at once, without farewell. */
    public int kills() {
        return kills.get();
    }

    /** From each start until the process was ready. */
    public List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
