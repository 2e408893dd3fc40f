package com.wecombridge.wecomsim.callback;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.fault.Faults;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Delivery.Attempt;
import com.wecombridge.wecomsim.world.Delivery.State;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    private final Faults faults;
    private final Set<Long> held = ConcurrentHashMap.newKeySet();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("callback-retries").factory());
    private volatile boolean closed;

    public Courier(World world, Post post, CallbackCall call) {
        this.world = world;
        this.post = post;
        this.call = call;
        this.faults = new Faults(world);
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
        var fault =
                held.remove(id)
                        ? Optional.<Fault>empty()
                        : faults.onCallback(delivery.kind(), delivery.corpId());
        if (fault.isPresent() && heldBack(delivery, fault.get())) {
            return;
        }
        var stamped = restamped(delivery);
        var attempt = attempt(stamped, fault.orElse(null));
        if (closed) {
            return;
        }
        var after = judge(stamped, attempt);
        world.change(() -> {
            if (after.state() == State.DELIVERED) {
                post.taken(after);
            }
            world.deliveries.put(Table.key(id), after);
        });
        if (after.state() == State.PENDING) {
            tryAgain(after);
        }
    }

    /** A repetition is the same plaintext, unless it is to name its own time. */
    private Delivery restamped(Delivery delivery) {
        return !delivery.attempts().isEmpty() && world.behaviour().callbacks().retriesRestamped()
                ? delivery.restamped(world.instant())
                : delivery;
    }

    private Attempt attempt(Delivery delivery, @Nullable Fault misfortune) {
        return misfortune == null ? call.post(delivery) : struck(delivery, misfortune);
    }

    private Attempt struck(Delivery delivery, Fault misfortune) {
        return switch (misfortune.kind()) {
            case DROP_BEFORE_DOING -> call.lost("the connection was cut before the delivery");
            case DROP_AFTER_DOING -> {
                call.post(delivery);
                yield call.lost("the connection was cut before the answer");
            }
            case DUPLICATE -> {
                call.post(delivery);
                yield call.post(delivery);
            }
            case CORRUPT_SIGNATURE -> call.postForged(delivery);
            case TRUNCATED ->
                    call.postSpoilt(delivery, body -> body.substring(0, body.length() / 2));
            case HTML -> call.postSpoilt(delivery, _ -> misfortune.body());
            default -> call.post(delivery);
        };
    }

    /** A delayed callback comes later; an overtaken one after the next to its address. */
    private boolean heldBack(Delivery delivery, Fault fault) {
        if (fault.kind() == Fault.Kind.REORDER) {
            lanes.computeIfAbsent(delivery.url(), _ -> new Lane()).letOvertake(delivery.id());
        }
        if (fault.kind() == Fault.Kind.DELAY || fault.kind() == Fault.Kind.REORDER) {
            held.add(delivery.id());
            later(delivery, fault.delay());
            return true;
        }
        return false;
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
        later(delivery, world.behaviour().retrySpacing());
    }

    private void later(Delivery delivery, Duration pause) {
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
        private final Deque<Long> overtaken = new ArrayDeque<>();
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
                    takeBack(id);
                }
            } catch (RuntimeException e) {
                ended();
                throw e;
            }
        }

        synchronized void letOvertake(long id) {
            overtaken.add(id);
        }

        /** Another one is through: those it overtook are next. */
        private synchronized void takeBack(long through) {
            if (!overtaken.contains(through)) {
                waiting.addAll(overtaken);
                overtaken.clear();
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
