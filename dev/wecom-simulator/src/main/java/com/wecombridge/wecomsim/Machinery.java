package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.behaviour.Behaviour;
import com.wecombridge.wecomsim.callback.CallbackKinds;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.paid.Editions;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What WeCom itself does not have: faults, callbacks by hand, switches, the clock, and what was
 * seen.
 */
final class Machinery implements Chapter {

    private static final Duration FURTHEST = Duration.ofDays(36_525);

    private final Core core;
    private final World world;
    private final ByHand byHand;
    private final Editions editions;

    Machinery(Core core) {
        this.core = core;
        this.world = core.world();
        this.editions = new Editions(world);
        this.byHand = new ByHand(world, core.post(), core.apps());
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "licences", this::licences,
                "faults", this::faults,
                "callbacks", this::callback,
                "releases", this::release,
                "clock", this::clock,
                "behaviour", this::behave);
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of(
                "faults", world.faults::all,
                "ledger", world.ledger::all,
                "deliveries", world.deliveries::all,
                "callback-kinds", CallbackKinds::all,
                "behaviour", () -> Stream.of(world.behaviour()));
    }

    Fault fault(Patch patch) {
        return world.change(() -> {
            var callback = patch.take("callback", "");
            if (!callback.isEmpty() && patch.has("errcode")) {
                throw new DefinitionRefusedException(
                        "a callback has no answer of WeCom's, so ERRCODE cannot happen to it");
            }
            var path = callback.isEmpty() ? patch.need("path") : patch.take("path", "");
            var fault =
                    patch.with("id", world.next("fault"))
                            .over(Fault.on(path, callback), Fault.class);
            if (!fault.sensible()) {
                throw new DefinitionRefusedException(
                        fault.kind()
                                + " cannot happen to "
                                + (callback.isEmpty() ? path : callback));
            }
            world.faults.put(Table.key(fault.id()), fault);
            return fault;
        });
    }

    void noMoreFaults() {
        world.change(() ->
                world.faults.all().toList().forEach(f -> world.faults.remove(Table.key(f.id()))));
    }

    List<Delivery> callback(Patch patch, Telling telling) {
        return byHand.send(patch, telling);
    }

    void licences(String corpId, List<String> userIds, boolean licensed) {
        for (var userId : userIds) {
            var patch =
                    new Patch(Json.object())
                            .with("corpId", corpId)
                            .with("userId", userId)
                            .with("licensed", licensed);
            core.people().member(patch, Telling.quietly());
        }
    }

    private Behaviour moveClock(Duration ahead) {
        editions.settle();
        return behave(new Patch(Json.object()).with("clockAhead", ahead));
    }

    /** Time goes forward only: what has ended stays ended, and what was counted was counted. */
    Behaviour behave(Patch patch) {
        return world.change(() -> {
            var before = world.behaviour();
            var after = patch.over(before, Behaviour.class);
            if (after.clockAhead().compareTo(before.clockAhead()) < 0) {
                throw new DefinitionRefusedException(
                        "the clock only goes forward; it shows " + world.instant());
            }
            if (after.clockAhead().compareTo(FURTHEST) > 0) {
                throw new DefinitionRefusedException("the clock goes a century ahead at most");
            }
            world.behave(after);
            return after;
        });
    }

    Behaviour advance(Duration by) {
        var ahead = world.behaviour().clockAhead().plus(by);
        return moveClock(ahead);
    }

    private Object licences(Patch patch) {
        var corpId = patch.need("corpId");
        var userIds = Arrays.asList(patch.take("userIds", String[].class, new String[0]));
        licences(corpId, userIds, patch.takeFlag("licensed"));
        return Map.of("changed", userIds.size());
    }

    private Object faults(Patch patch) {
        if (patch.takeFlag("clear")) {
            noMoreFaults();
            return Map.of("cleared", true);
        }
        return fault(patch);
    }

    private Object callback(Patch patch) {
        var telling = patch.telling();
        return callback(patch, telling);
    }

    private Object release(Patch patch) {
        var released = numbers(patch, "deliveries");
        var dropped = numbers(patch, "drop");
        patch.nothingElse();
        core.post().release(released);
        core.post().drop(dropped);
        return Map.of("released", released, "dropped", dropped);
    }

    /** Moved by a span, or set to a time. */
    private Object clock(Patch patch) {
        boolean isSet = patch.has("set");
        var to = patch.take("set", Instant.class, world.instant());
        var by = patch.take("advance", Duration.class, Duration.ZERO);
        patch.nothingElse();
        return isSet ? set(to) : advance(by);
    }

    Behaviour set(Instant to) {
        var real = world.instant().minus(world.behaviour().clockAhead());
        return moveClock(Duration.between(real, to));
    }

    private static List<Long> numbers(Patch patch, String field) {
        return Arrays.asList(patch.take(field, Long[].class, new Long[0]));
    }
}
