package com.wecombridge.faults.ledger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Puts one error of each kind into a copy of what really happened, and looks whether the comparison
 * sees it. A run whose comparison is blind to one of them says nothing.
 */
public final class PlantedErrors {

    private final List<Sent> sent;
    private final List<Effect> effects;
    private final Set<String> plain;

    /** What can go wrong. */
    public enum Kind {
        LOSS,
        DUPLICATE,
        INVERSION,
        GAP
    }

    private PlantedErrors(List<Sent> sent, List<Effect> effects) {
        this.sent = sent;
        this.effects = effects;
        this.plain = acknowledgedOnce(sent, effects);
    }

    private static Set<String> acknowledgedOnce(List<Sent> sent, List<Effect> effects) {
        var times = effects.stream().collect(groupingBy(Effect::id, counting()));
        return sent.stream()
                .filter(one -> one.isAcknowledged() && times.getOrDefault(one.id(), 0L) == 1)
                .map(Sent::id)
                .collect(toSet());
    }

    /**
     * Which were planted and which of them were seen.
     *
     * @param planted without those that had no place, as an inversion where each key has one number
     */
    public record Finding(Set<Kind> planted, Set<Kind> seen) {}

    /** Plants each kind alone, at a place of the dice's choice. */
    public static Finding in(List<Sent> sent, List<Effect> effects, RandomGenerator dice) {
        var errors = new PlantedErrors(sent, effects);
        var planted = EnumSet.noneOf(Kind.class);
        var seen = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Integer> places = errors.placesFor(kind);
            if (!places.isEmpty()) {
                planted.add(kind);
                if (errors.isSeen(kind, places.get(dice.nextInt(places.size())))) {
                    seen.add(kind);
                }
            }
        }
        return new Finding(planted, seen);
    }

    private boolean isSeen(Kind kind, int place) {
        String id = effects.get(place).id();
        Verdict verdict = Comparison.of(sent, with(kind, place));
        return switch (kind) {
            case LOSS -> verdict.lost().contains(id);
            case DUPLICATE -> verdict.doubled().contains(id);
            case INVERSION -> verdict.inverted().contains(id);
            case GAP -> verdict.gaps().contains(placeOf(effects.get(place)));
        };
    }

    private List<Integer> placesFor(Kind kind) {
        return IntStream.range(0, effects.size())
                .filter(place -> plain.contains(effects.get(place).id()))
                .filter(place -> kind != Kind.INVERSION || nextOfItsKey(place) >= 0)
                .boxed()
                .toList();
    }

    private int nextOfItsKey(int place) {
        Effect effect = effects.get(place);
        return IntStream.range(place + 1, effects.size())
                .filter(later -> plain.contains(effects.get(later).id()))
                .filter(later -> effects.get(later).key().equals(effect.key()))
                .filter(later -> effects.get(later).number() > effect.number())
                .findFirst()
                .orElse(-1);
    }

    private List<Effect> with(Kind kind, int place) {
        var changed = new ArrayList<>(effects);
        Effect effect = effects.get(place);
        switch (kind) {
            case LOSS -> changed.remove(place);
            case DUPLICATE -> changed.add(effect);
            case INVERSION -> {
                changed.add(nextOfItsKey(place) + 1, effect);
                changed.remove(place);
            }
            case GAP ->
                    changed.set(
                            place,
                            new Effect(effect.id(), effect.key(), effect.number() + 100_000));
        }
        return changed;
    }

    private static String placeOf(Effect effect) {
        return effect.key() + "#" + effect.number();
    }
}
