package com.wecombridge.wecomsim.chapter;

import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What falls due as the simulated clock goes on. Every errand is looked at after each change of the
 * world and once a second; it does nothing while nothing is due.
 */
public final class Errands implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Runnable> errands = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> closing = new CopyOnWriteArrayList<>();
    private final Semaphore changed = new Semaphore(0);
    private final Thread runner;
    private volatile boolean closed;

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
            while (!closed) {
                var _ = changed.tryAcquire(1, TimeUnit.SECONDS);
                changed.drainPermits();
                if (!closed) {
                    errands.forEach(Errands::attempt);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that fails is looked at again next time, and keeps none of the others. */
    private static void attempt(Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException failed) {
            LOG.error("An errand failed", failed);
        }
    }

    /** Lets an errand under way end: an interrupt would close the state file beneath it. */
    @Override
    public void close() {
        closed = true;
        changed.release();
        try {
            var _ = runner.join(PATIENCE);
            for (var one : closing) {
                one.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
