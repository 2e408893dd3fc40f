package com.wecombridge.faults.ledger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares sets and orders. */
public final class Comparison {

    private final List<Sent> sent;
    private final List<Effect> effects;
    private final Map<String, Long> timesById;

    private Comparison(List<Sent> sent, List<Effect> effects) {
        this.sent = sent;
        this.effects = effects;
        this.timesById =
                effects.stream().collect(groupingBy(Effect::id, LinkedHashMap::new, counting()));
    }

    public static Verdict of(List<Sent> sent, List<Effect> effects) {
        var comparison = new Comparison(sent, effects);
        return new Verdict(
                sent.size(),
                comparison.acknowledged().count(),
                comparison.lost(),
                comparison.doubled(),
                comparison.inverted(),
                comparison.gaps(),
                comparison.strange());
    }

    private Stream<Sent> acknowledged() {
        return sent.stream().filter(Sent::isAcknowledged);
    }

    private List<String> lost() {
        return acknowledged().map(Sent::id).filter(id -> !timesById.containsKey(id)).toList();
    }

    private List<String> doubled() {
        return timesById.entrySet().stream()
                .filter(times -> times.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Of each id its first effect counts: what comes again is doubled, not late. What was given up
     * has no place: its sender went on while it may still have been on its way.
     */
    private List<String> inverted() {
        Set<String> placed = acknowledged().map(Sent::id).collect(toSet());
        var inverted = new ArrayList<String>();
        var highest = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        for (Effect effect : effects) {
            if (placed.contains(effect.id()) && seen.add(effect.id())) {
                long before = highest.getOrDefault(effect.key(), 0L);
                if (effect.number() < before) {
                    inverted.add(effect.id());
                }
                highest.merge(effect.key(), effect.number(), Math::max);
            }
        }
        return inverted;
    }

    private List<String> gaps() {
        Set<String> carried =
                effects.stream()
                        .map(effect -> place(effect.key(), effect.number()))
                        .collect(toSet());
        return acknowledged()
                .filter(one -> timesById.containsKey(one.id()))
                .map(one -> place(one.key(), one.number()))
                .filter(place -> !carried.contains(place))
                .toList();
    }

    private List<String> strange() {
        Set<String> known = sent.stream().map(Sent::id).collect(toSet());
        return timesById.keySet().stream().filter(id -> !known.contains(id)).toList();
    }

    private static String place(String key, long number) {
        return key + "#" + number;
    }
}
