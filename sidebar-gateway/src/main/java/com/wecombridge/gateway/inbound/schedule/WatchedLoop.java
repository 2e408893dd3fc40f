package com.wecombridge.gateway.inbound.schedule;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event loop, and the question that it has not answered yet. */
final class WatchedLoop {

    private static final long NOTHING = 0;

    private final EventExecutor loop;
    private volatile long askedAt = NOTHING;
    private volatile @Nullable Thread thread;
    private boolean told;

    WatchedLoop(EventExecutor loop) {
        this.loop = loop;
    }

    /** Asks for a sign of life, unless it owes one. */
    void ask() {
        if (askedAt == NOTHING && !loop.isShuttingDown()) {
            told = false;
            askedAt = System.nanoTime() | 1; // never NOTHING
            loop.execute(this::answer);
        }
    }

    private void answer() {
        thread = Thread.currentThread();
        askedAt = NOTHING;
    }

    Duration silentFor() {
        long asked = askedAt;
        return asked == NOTHING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Where it stands at this moment; once for each time that it is blocked. */
    Optional<Throwable> toldOnce() {
        var standing = thread;
        if (told || standing == null) {
            return Optional.empty();
        }
        told = true;
        var where = new IllegalStateException(standing.getName() + " stands here");
        where.setStackTrace(standing.getStackTrace());
        return Optional.of(where);
    }
}
