package com.wecombridge.wecomsim.fault;

import com.wecombridge.wecomsim.world.Fault;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds calls back until another of their kind has passed. */
public final class Turnstile {

    private final Queue<Held> held = new ConcurrentLinkedQueue<>();

    /** Waits until the next call that the fault fits is over, or the fault's delay. */
    public void hold(Fault fault) {
        var waiting = new Held(fault, new CountDownLatch(1));
        held.add(waiting);
        try {
            var _ = waiting.passed().await(fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            held.remove(waiting);
        }
    }

    /** A call is over: lets go whom it overtook. */
    public void passed(String path, String corpId) {
        for (var one : held) {
            if (one.fault().awaitsCall(path, corpId)) {
                one.passed().countDown();
            }
        }
    }

    private record Held(Fault fault, CountDownLatch passed) {}
}
