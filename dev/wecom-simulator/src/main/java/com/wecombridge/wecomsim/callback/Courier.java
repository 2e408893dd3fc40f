package com.wecombridge.wecomsim.callback;

import com.wecombridge.wecomsim.rules.SeenInDocs;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Delivery.Attempt;
import com.wecombridge.wecomsim.world.Delivery.State;
import com.wecombridge.wecomsim.world.Table;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Carries callbacks to their addresses: three attempts each, in order within one address while
 * {@code callbacksAtOnce} is 1, repeated attempts behind the rest. What was pending when the
 * process died goes on.
 */
@SeenInDocs("90930")
public final class Courier implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final World world;
    private final Post post;
    private final CallbackCall call;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("callback-retries").factory());
    private volatile boolean closed;

    public Courier(World world, Post post, CallbackCall call) {
        this.world = world;
        this.post = post;
        this.call = call;
    }

    /** Takes up what is pending and goes on with whatever is posted. */
    public void start() {
        world.watch(this::takeFresh);
        world.deliveries
                .all()
                .filter(delivery -> delivery.state() == State.PENDING)
                .forEach(delivery -> enqueue(delivery.id(), delivery.url()));
    }

    private void takeFresh() {
        for (var id = post.fresh().poll(); id != null; id = post.fresh().poll()) {
            var known = world.deliveries.get(Table.key(id));
            known.ifPresent(delivery -> enqueue(delivery.id(), delivery.url()));
        }
    }

    private void enqueue(long id, String url) {
        if (!closed) {
            lanes.computeIfAbsent(url, _ -> new Lane()).add(id);
        }
    }

    private void attempt(long id) {
        var delivery = world.deliveries.get(Table.key(id)).orElse(null);
        if (delivery == null || delivery.state() != State.PENDING || closed) {
            return;
        }
        var attempt = call.post(delivery);
        if (closed) {
            return;
        }
        var after = judge(delivery, attempt);
        world.change(() -> world.deliveries.put(Table.key(id), after));
        if (after.state() == State.PENDING) {
            tryAgain(after);
        }
    }

    private Delivery judge(Delivery delivery, Attempt attempt) {
        if (attempt.outcome().equals(CallbackCall.TAKEN)) {
            return delivery.after(attempt, State.DELIVERED, attempt.at());
        }
        var last = delivery.attempts().size() + 1 >= ATTEMPTS;
        return delivery.after(
                attempt,
                last ? State.GIVEN_UP : State.PENDING,
                attempt.at().plus(world.behaviour().retrySpacing()));
    }

    private void tryAgain(Delivery delivery) {
        Duration pause = world.behaviour().retrySpacing();
        var _ =
                later.schedule(
                        () -> enqueue(delivery.id(), delivery.url()),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        later.shutdownNow();
    }

    /** The way to one address. */
    private final class Lane {

        private final Deque<Long> waiting = new ArrayDeque<>();
        private int walking;

        synchronized void add(long id) {
            waiting.add(id);
            if (walking < world.behaviour().callbacksAtOnce()) {
                walking++;
                Thread.ofVirtual().name("callback-courier").start(this::walk);
            }
        }

        private void walk() {
            try {
                for (var id = next(); id != 0; id = next()) {
                    attempt(id);
                }
            } catch (RuntimeException e) {
                ended();
                throw e;
            }
        }

        private synchronized long next() {
            var id = waiting.poll();
            if (id == null) {
                walking--;
                return 0;
            }
            return id;
        }

        private synchronized void ended() {
            walking--;
        }
    }
}
