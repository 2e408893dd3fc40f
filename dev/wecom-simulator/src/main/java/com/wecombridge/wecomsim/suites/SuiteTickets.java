package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends every suite its ticket: at once, then periodically (90628). */
@SeenInDocs("90628")
public final class SuiteTickets implements AutoCloseable {

    private final World world;
    private final Post post;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("suite-tickets").factory());

    public SuiteTickets(World world, Post post) {
        this.world = world;
        this.post = post;
    }

    /**
     * Begins the rounds.
     *
     * @param retry when to send again after a ticket that no one took; zero for only with the next
     *     round
     */
    public void start(Duration period, Duration retry) {
        var _ = timer.scheduleAtFixedRate(this::round, 0, period.toMillis(), TimeUnit.MILLISECONDS);
        if (retry.isPositive()) {
            var _ =
                    timer.scheduleAtFixedRate(
                            this::again, retry.toMillis(), retry.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Sends a suite a new ticket now. */
    public List<Delivery> push(String suiteId) {
        return world.suites.get(suiteId).map(this::push).orElse(List.of());
    }

    List<Delivery> push(Suite suite) {
        if (suite.commandUrl().isEmpty()) {
            return List.of();
        }
        return world.change(() -> {
            var ticket = "ticket-" + UUID.randomUUID();
            world.suites.put(suite.suiteId(), suite.withTicket(ticket, world.instant()));
            var event = new Event("suite_ticket", Map.of("SuiteTicket", ticket));
            return post.toSuite(suite, "", event, Telling.callbacks());
        });
    }

    private void round() {
        world.suites.all().filter(suite -> !suite.ticketsPaused()).forEach(this::push);
    }

    private void again() {
        world.suites
                .all()
                .filter(suite -> !suite.ticketsPaused() && lastWasGivenUp(suite))
                .forEach(this::push);
    }

    private boolean lastWasGivenUp(Suite suite) {
        return world.deliveries
                .newestFirst()
                .filter(d -> d.suiteId().equals(suite.suiteId()))
                .filter(d -> d.kind().equals("suite_ticket"))
                .findFirst()
                .map(d -> d.state() == Delivery.State.GIVEN_UP)
                .orElse(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
