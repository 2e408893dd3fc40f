package com.wecombridge.wecom.calls;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * How many calls of one corp are under way at a time. One fewer after WeCom said 45033, one more
 * after each quiet minute, up to what the settings allow.
 */
final class Slots {
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final Bulkhead bulkhead;
    private final int most;
    private final Ticker ticker;
    private int allowed;
    private long quietSince;

    Slots(String corp, WeComClientSettings settings, Ticker ticker) {
        this.most = settings.callsPerCorp();
        this.ticker = ticker;
        this.allowed = most;
        this.bulkhead =
                Bulkhead.of(
                        corp,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(most)
                                .maxWaitDuration(settings.waitForTurn())
                                .build());
    }

    <T> T in(Supplier<T> call) {
        raiseAfterQuiet();
        return bulkhead.executeSupplier(call);
    }

    synchronized int allowed() {
        return allowed;
    }

    /** Taking a slot away waits until one is free, so it is done aside. */
    void lower(Executor aside) {
        synchronized (this) {
            quietSince = ticker.read();
            if (allowed == 1) {
                return;
            }
            allowed--;
        }
        aside.execute(this::apply);
    }

    private void raiseAfterQuiet() {
        synchronized (this) {
            if (allowed == most || ticker.read() - quietSince < QUIET) {
                return;
            }
            allowed++;
            quietSince = ticker.read();
        }
        apply();
    }

    private void apply() {
        bulkhead.changeConfig(
                BulkheadConfig.from(bulkhead.getBulkheadConfig())
                        .maxConcurrentCalls(allowed())
                        .build());
    }
}
