package com.wecombridge.wecomsim.web;

import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells open pages that something changed; they ask for what they show. At most a few times a
 * second.
 */
public final class LiveFeed implements AutoCloseable {

    private static final long PAUSE_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A browser ignores an event without data. */
    private static final String DATA = "now";

    private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
    private final Semaphore changed = new Semaphore(0);
    private final Thread teller;

    public LiveFeed(World world) {
        world.watch(changed::release);
        teller = Thread.ofVirtual().name("live-feed").start(this::tell);
    }

    public void open(RoutesConfig routes) {
        routes.sse("/simulator/live", this::join);
    }

    private void join(SseClient page) {
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.add(page);
        page.sendEvent("changed", DATA);
    }

    private void tell() {
        try {
            while (true) {
                if (changed.tryAcquire(15, TimeUnit.SECONDS)) {
                    changed.drainPermits();
                    pages.forEach(page -> page.sendEvent("changed", DATA));
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                } else {
                    pages.forEach(page -> page.sendComment("still here"));
                }
            }
        } catch (InterruptedException _) {
            pages.forEach(SseClient::close);
        }
    }

    /** Waits until all pages are let go: a server that stopped answers none of them any more. */
    @Override
    public void close() {
        teller.interrupt();
        try {
            var _ = teller.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
