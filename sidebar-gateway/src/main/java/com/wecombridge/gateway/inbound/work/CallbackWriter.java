package com.wecombridge.gateway.inbound.work;

import com.wecombridge.events.store.Away;
import com.wecombridge.gateway.application.StoreCallbacks;
import com.wecombridge.gateway.application.TakeCallback.Taken;
import com.wecombridge.gateway.application.WaitingCallback;
import com.wecombridge.gateway.application.WaitingCallbacks;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stores whatever waits, again and again: those that came while the last transaction was under way
 * make the next one. There is one of it in a process, so that they keep the order in which they
 * came.
 */
@Component
public class CallbackWriter implements SmartLifecycle {

    /** With the wait before, still less than WeCom's five seconds. */
    static final Duration PATIENCE = Duration.ofMillis(2_300);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(CallbackWriter.class);

    private final WaitingCallbacks waiting;
    private final StoreCallbacks storeCallbacks;
    private @Nullable Thread thread;

    public CallbackWriter(WaitingCallbacks waiting, StoreCallbacks storeCallbacks) {
        this.waiting = waiting;
        this.storeCallbacks = storeCallbacks;
    }

    @Override
    public void start() {
        waiting.open();
        thread = Thread.ofVirtual().name("callback-writer").start(this::writeUntilClosed);
    }

    private void writeUntilClosed() {
        try {
            for (var batch = waiting.take(); !batch.isEmpty(); batch = waiting.take()) {
                write(batch);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever waits hears of it on another thread: the next transaction need not wait for that. */
    private void write(List<WaitingCallback> batch) {
        try {
            var ends = store(batch);
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < ends.size(); i++) {
                    batch.get(i).end(ends.get(i));
                }
            });
        } catch (RuntimeException | Error failure) { // the next ones must not find it gone
            recover(batch, failure);
        }
    }

    /** One that can never be stored must not take the others with it. */
    private void recover(List<WaitingCallback> batch, Throwable failure) {
        if (batch.size() == 1 || Away.is(failure)) {
            Thread.startVirtualThread(() -> batch.forEach(one -> one.fail(failure)));
            return;
        }
        log.warn("{} callbacks are stored one by one: {}", batch.size(), failure.toString());
        batch.forEach(this::writeIfInTime);
    }

    private void writeIfInTime(WaitingCallback one) {
        if (one.waited().compareTo(PATIENCE) > 0) {
            one.end(Taken.NO_ROOM);
        } else {
            write(List.of(one));
        }
    }

    private List<Taken> store(List<WaitingCallback> batch) {
        return Objects.requireNonNull(storeCallbacks.handle(batch).block(PATIENCE));
    }

    /** After the web server has ended, which admits no request before this stores what waits. */
    @Override
    public void stop() {
        waiting.close();
        var writing = thread;
        if (writing != null) {
            try {
                writing.join(TIME_TO_FINISH);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server begins, after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }
}
