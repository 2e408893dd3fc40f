package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.LedgerEntry;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The second verb: waits until something happened, or says what happened instead. */
public final class Expectations {

    private static final int SHOWN = 10;

    private final World world;

    Expectations(World world) {
        this.world = world;
    }

    /** Waits for a request to WeCom; the oldest that matches. */
    public LedgerEntry request(Duration limit, Predicate<LedgerEntry> wanted) {
        return one("request", world.ledger::all, wanted, limit);
    }

    /** Waits for a message that an app sent; the oldest that matches. */
    public Message message(Duration limit, Predicate<Message> wanted) {
        return one("message", world.messages::all, wanted, limit);
    }

    /** Waits for a callback in the wanted state; the oldest that matches. */
    public Delivery delivery(Duration limit, Predicate<Delivery> wanted) {
        return one("delivery", world.deliveries::all, wanted, limit);
    }

    /** Waits until at least so many match; all that match then, the oldest first. */
    <T> Optional<List<T>> atLeast(
            int count, Supplier<Stream<T>> all, Predicate<T> wanted, Duration limit) {
        try {
            return world.await(
                    () -> {
                        var found = all.get().filter(wanted).toList();
                        return found.size() >= count ? Optional.of(found) : Optional.empty();
                    },
                    limit);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private <T> T one(String what, Supplier<Stream<T>> all, Predicate<T> wanted, Duration limit) {
        return atLeast(1, all, wanted, limit)
                .orElseThrow(() -> missing(what, all.get().toList(), limit))
                .getFirst();
    }

    private static AssertionError missing(String what, List<?> seen, Duration limit) {
        var last = seen.subList(Math.max(0, seen.size() - SHOWN), seen.size());
        var text = new StringBuilder("no such " + what + " within " + limit + "; seen:");
        last.forEach(one -> text.append("\n  ").append(one));
        return new AssertionError(text.append(last.isEmpty() ? " nothing" : "").toString());
    }
}
