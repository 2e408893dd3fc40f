package com.wecombridge.gateway.inbound.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees when a thread that serves many callers is held by one, and says within a second by which
 * code. Each event loop is asked for a sign of life, by somebody who is on none of them.
 */
@Component
class EventLoopWatch implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(EventLoopWatch.class);
    private static final Duration TOO_LONG = Duration.ofMillis(500);

    private final Supplier<? extends Iterable<EventExecutor>> eventLoops;
    private volatile List<WatchedLoop> watched = List.of();

    @Autowired
    EventLoopWatch(ReactorResourceFactory resources) {
        this(() -> resources.getLoopResources().onServer(true));
    }

    EventLoopWatch(Supplier<? extends Iterable<EventExecutor>> eventLoops) {
        this.eventLoops = eventLoops;
    }

    @Scheduled(fixedRateString = "PT0.2S")
    void look() {
        if (watched.isEmpty()) {
            watched =
                    StreamSupport.stream(eventLoops.get().spliterator(), false)
                            .map(WatchedLoop::new)
                            .toList();
        }
        watched.forEach(EventLoopWatch::look);
    }

    private static void look(WatchedLoop loop) {
        if (loop.silentFor().compareTo(TOO_LONG) > 0) {
            loop.toldOnce()
                    .ifPresent(where ->
                            log.warn("an event loop is blocked: everybody on it waits", where));
        }
        loop.ask();
    }

    /** {@code gateway.event.loop.blocked}: how long the slowest has given no sign of life. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gateway.event.loop.blocked", this, EventLoopWatch::longestSilence)
                .baseUnit("seconds")
                .register(registry);
    }

    private double longestSilence() {
        return watched.stream()
                .map(WatchedLoop::silentFor)
                .max(Duration::compareTo)
                .map(silence -> silence.toMillis() / 1_000.0)
                .orElse(0.0);
    }
}
