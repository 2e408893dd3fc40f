package com.wecombridge.wecomsim.chapter;

import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What falls due as the simulated clock goes on. Every errand is looked at after each change of the
 * world and once a second; it does nothing while nothing is due.
 */
public final class Errands implements AutoCloseable {

    private final List<Runnable> errands = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> closing = new CopyOnWriteArrayList<>();
    private final Semaphore changed = new Semaphore(0);
    private final Thread runner;

    Errands(World world) {
        world.watch(changed::release);
        runner = Thread.ofVirtual().name("errands").unstarted(this::run);
    }

    /** From now on this is looked at. */
    public void add(Runnable errand) {
        errands.add(errand);
    }

    /** This is closed with the simulator. */
    public void atTheEnd(AutoCloseable something) {
        closing.add(something);
    }

    public void start() {
        runner.start();
    }

    private void run() {
        try {
            while (true) {
                var _ = changed.tryAcquire(1, TimeUnit.SECONDS);
                changed.drainPermits();
                errands.forEach(Runnable::run);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        runner.interrupt();
        for (var one : closing) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
