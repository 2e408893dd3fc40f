package com.wecombridge.events.work;

import com.wecombridge.events.store.Away;
import com.wecombridge.events.trace.Traces;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Claims work and hands each piece to its worker on a virtual thread of its own. */
public final class WorkRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkRunner.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_STORING = Duration.ofSeconds(15);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Map<String, Worker> workers;
    private final WorkQueue queue;
    private final Leases leases;
    private final WorkSignal signal;
    private final WorkSettings settings;
    private final Traces traces;

    private final Set<ClaimedWork> inHand = ConcurrentHashMap.newKeySet();
    private final Semaphore slots;
    private volatile boolean running;
    private volatile long lookedAt = System.nanoTime();
    private @Nullable Thread claims;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WorkRunner(
            List<Worker> workers,
            WorkQueue queue,
            Leases leases,
            WorkSignal signal,
            WorkSettings settings,
            Traces traces) {
        this.workers =
                workers.stream().collect(Collectors.toMap(Worker::kind, Function.identity()));
        this.queue = queue;
        this.leases = leases;
        this.signal = signal;
        this.settings = settings;
        this.traces = traces;
        this.slots = new Semaphore(settings.parallel());
    }

    @Override
    public void start() {
        if (workers.isEmpty()) {
            return;
        }
        running = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        lookedAt = System.nanoTime();
        claims = Thread.ofVirtual().name("work-claims").start(this::claimForEver);
        Thread.ofVirtual().name("work-leases").start(this::renewForEver);
    }

    private void claimForEver() {
        while (running) {
            try {
                if (!claimSome()) {
                    signal.await(settings.lookEvery());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                log.warn("work: cannot claim, trying again: {}", e.toString());
                pause(settings.lookEvery());
            }
        }
    }

    /** True if there may be more at once. */
    private boolean claimSome() throws InterruptedException {
        slots.acquire();
        slots.release();
        var claimed = leases.claim(workers.keySet(), busyLanes(), freeSlots());
        lookedAt = System.nanoTime();
        claimed.forEach(this::begin);
        return !claimed.isEmpty();
    }

    private int freeSlots() {
        // One lane can overshoot by what one claim brings, so a claim is kept small.
        return Math.clamp(slots.availablePermits(), 1, settings.parallelPerLane());
    }

    private Collection<String> busyLanes() {
        return inHand.stream()
                .collect(Collectors.groupingBy(c -> c.work().lane(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(lane -> lane.getValue() >= settings.parallelPerLane())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void begin(ClaimedWork claimed) {
        slots.acquireUninterruptibly();
        inHand.add(claimed);
        threads.execute(() -> {
            sayInLogs(claimed.work());
            try {
                goOnWith(claimed);
            } finally {
                inHand.remove(claimed);
                slots.release();
                signal.raise();
            }
        });
    }

    /** For the lines of this thread, which ends with the work. */
    private static void sayInLogs(Work work) {
        work.tenant().ifPresent(tenant -> MDC.put("tenant", tenant.value()));
        work.corp().ifPresent(corp -> MDC.put("corp", corp.value()));
        MDC.put("work", work.kind() + "/" + work.key());
    }

    private void goOnWith(ClaimedWork claimed) {
        var kind = claimed.work().kind();
        traces.goOn("work.attempts", claimed.traceParent())
                .contextualName("work " + kind)
                .lowCardinalityKeyValue("kind", kind)
                .observe(() -> carryOut(claimed));
    }

    private void carryOut(ClaimedWork claimed) {
        try {
            switch (workerFor(claimed).perform(claimed)) {
                case Outcome.Done(var effect) -> finish(claimed, effect, false);
                case Outcome.DoneForAllDue(var effect) -> finish(claimed, effect, true);
                case Outcome.NotYet(var wait, var cause) -> leases.giveBack(claimed, wait, cause);
            }
        } catch (LeaseLostException e) {
            log.warn("work: {}", e.getMessage());
        } catch (RuntimeException e) {
            giveBackAfter(claimed, e);
        }
    }

    /**
     * What WeCom answered lives only here until it is stored, so a database that is away for a
     * moment must not lose it. Storing it twice is impossible: the second time finds the work gone.
     */
    private void finish(ClaimedWork claimed, Mono<?> effect, boolean allDue) {
        queue.finish(claimed, effect, allDue)
                .timeout(LONGEST_STORING)
                .retryWhen(
                        Retry.backoff(8, Duration.ofMillis(200))
                                .maxBackoff(Duration.ofSeconds(10))
                                .filter(Away::is))
                .block();
    }

    private Worker workerFor(ClaimedWork claimed) {
        return Objects.requireNonNull(workers.get(claimed.work().kind()));
    }

    private void giveBackAfter(ClaimedWork claimed, RuntimeException failure) {
        log.error("work: {} {} failed", claimed.work().kind(), claimed.id(), failure);
        try {
            leases.giveBack(claimed, waitAfter(claimed), failure.getClass().getName());
        } catch (RuntimeException e) {
            log.warn("work: cannot give {} back, its lease will run out", claimed.id());
        }
    }

    /** Work that our end interrupted is not to blame: the next process may begin at once. */
    private Duration waitAfter(ClaimedWork claimed) {
        if (!running) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(claimed.attempt(), 9));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void renewForEver() {
        while (running) {
            pause(settings.lease().dividedBy(3));
            inHand.forEach(this::renew);
        }
    }

    private void renew(ClaimedWork claimed) {
        try {
            leases.renew(claimed);
        } catch (RuntimeException | Error e) {
            log.warn("work: cannot renew the lease on {}: {}", claimed.id(), e.toString());
        }
    }

    private static void pause(Duration wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Nothing is claimed any more when this begins to wait for what is in hand. What does not end
     * in time is interrupted and gives its lease back; what does not even hear that keeps its
     * lease, for two must never do it at a time.
     */
    @Override
    public void stop() {
        running = false;
        signal.raise();
        try {
            endOfClaims();
            threads.shutdown();
            if (!threads.awaitTermination(settings.farewell().toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endOfClaims() throws InterruptedException {
        var claiming = claims;
        if (claiming != null && !claiming.join(LAST_WORDS)) {
            claiming.interrupt();
            claiming.join(LAST_WORDS);
        }
    }

    /** True if nobody has looked for work for a lease's time, though there were free hands. */
    boolean standsStill() {
        return running
                && slots.availablePermits() > 0
                && System.nanoTime() - lookedAt > settings.lease().toNanos();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
