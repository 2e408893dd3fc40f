package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.change.DefinitionRefusedException;
import com.wecombridge.wecomsim.change.Patch;
import com.wecombridge.wecomsim.control.Definer;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The words of the control API: what can be defined, and what can be asked for. */
record Vocabulary(Rooms rooms, Definitions definitions) {

    Map<String, Definer> things() {
        return Map.ofEntries(
                Map.entry("corps", silent(rooms.directory()::corp)),
                Map.entry("departments", telling(rooms.directory()::department)),
                Map.entry("members", telling(rooms.directory()::member)),
                Map.entry("tags", telling(rooms.directory()::tag)),
                Map.entry("apps", telling(rooms.apps()::app)),
                Map.entry("suites", silent(patch -> orRemoved(rooms.suites().suite(patch)))),
                Map.entry("providers", this::provider),
                Map.entry("installations", this::installation),
                Map.entry("licences", this::licences),
                Map.entry("faults", this::fault),
                Map.entry("callbacks", this::callback),
                Map.entry("releases", this::release),
                Map.entry("tokens", this::tokens),
                Map.entry("tickets", this::ticket),
                Map.entry("clock", this::clock),
                Map.entry("behaviour", definitions::behaviour));
    }

    Map<String, Supplier<Stream<?>>> records() {
        World world = rooms.world();
        return Map.ofEntries(
                Map.entry("corps", world.corps::all),
                Map.entry("departments", world.departments::all),
                Map.entry("members", world.members::all),
                Map.entry("tags", world.tags::all),
                Map.entry("apps", world.apps::all),
                Map.entry("suites", world.suites::all),
                Map.entry("providers", world.providers::all),
                Map.entry("installations", world.installations::all),
                Map.entry("tokens", world.tokens::all),
                Map.entry("codes", world.codes::all),
                Map.entry("faults", world.faults::all),
                Map.entry("ledger", world.ledger::all),
                Map.entry("messages", world.messages::all),
                Map.entry("deliveries", world.deliveries::all),
                Map.entry("behaviour", () -> Stream.of(world.behaviour())));
    }

    private static <T> Definer telling(BiFunction<Patch, Telling, Optional<T>> change) {
        return patch -> {
            var telling = patch.telling();
            return orRemoved(change.apply(patch, telling));
        };
    }

    /** For what no app is told of, whatever the definition says about callbacks. */
    private static Definer silent(Definer definer) {
        return patch -> {
            patch.telling();
            return definer.define(patch);
        };
    }

    private static Object orRemoved(Optional<?> result) {
        return result.isPresent() ? result.get() : Map.of("removed", true);
    }

    private Object provider(Patch patch) {
        var corpId = patch.need("corpId");
        return rooms.suites().provider(corpId, patch.need("secret"));
    }

    private Object installation(Patch patch) {
        var telling = patch.telling();
        return rooms.installations().apply(patch, telling);
    }

    private Object licences(Patch patch) {
        var corpId = patch.need("corpId");
        var userIds = Arrays.asList(patch.take("userIds", String[].class, new String[0]));
        definitions.licences(corpId, userIds, patch.takeFlag("licensed"));
        return Map.of("changed", userIds.size());
    }

    private Object fault(Patch patch) {
        if (patch.takeFlag("clear")) {
            definitions.noMoreFaults();
            return Map.of("cleared", true);
        }
        return definitions.fault(patch);
    }

    private Object callback(Patch patch) {
        var telling = patch.telling();
        return rooms.byHand().send(patch, telling);
    }

    private Object release(Patch patch) {
        var released = numbers(patch, "deliveries");
        var dropped = numbers(patch, "drop");
        patch.nothingElse();
        definitions.release(released);
        definitions.drop(dropped);
        return Map.of("released", released, "dropped", dropped);
    }

    private Object tokens(Patch patch) {
        if (!patch.takeFlag("invalidate")) {
            throw new DefinitionRefusedException("tokens can only be invalidated");
        }
        var suiteId = patch.take("suiteId", "");
        var corpId = patch.take("corpId", "");
        var agentId = patch.take("agentId", Integer.class, 0);
        patch.nothingElse();
        var count =
                corpId.isEmpty()
                        ? definitions.invalidateSuiteTokens(suiteId)
                        : definitions.invalidateTokens(corpId, agentId);
        return Map.of("invalidated", count);
    }

    private Object ticket(Patch patch) {
        return definitions.pushSuiteTicket(patch.need("suiteId"));
    }

    private Object clock(Patch patch) {
        return definitions.advanceClock(patch.take("advance", Duration.class, Duration.ZERO));
    }

    private static List<Long> numbers(Patch patch, String field) {
        return Arrays.asList(patch.take(field, Long[].class, new Long[0]));
    }
}
