package com.wecombridge.wecom.limits;

import io.github.bucket4j.Bucket;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn is next when there are fewer turns than waiters: one corp after the other, and within
 * a corp first come, first served. So a corp waits for at most one turn of each other corp, however
 * many calls those have waiting. Knows no time but its bucket's; not thread-safe.
 *
 * @param <W> who waits
 */
final class FairQueue<W> {
    private final Bucket turns;
    private final LinkedHashMap<String, ArrayDeque<W>> waiting = new LinkedHashMap<>();

    FairQueue(Bucket turns) {
        this.turns = turns;
    }

    void join(String corp, W waiter) {
        waiting.computeIfAbsent(corp, _ -> new ArrayDeque<>()).add(waiter);
    }

    void leave(String corp, W waiter) {
        waiting.computeIfPresent(
                corp,
                (_, line) -> {
                    line.remove(waiter);
                    return line.isEmpty() ? null : line;
                });
    }

    /** Gives one turn; empty if there is none just now, or nobody waits. */
    Optional<W> next() {
        if (waiting.isEmpty() || !turns.tryConsume(1)) {
            return Optional.empty();
        }
        Map.Entry<String, ArrayDeque<W>> first = waiting.pollFirstEntry();
        W waiter = first.getValue().remove();
        if (!first.getValue().isEmpty()) {
            waiting.putLast(first.getKey(), first.getValue());
        }
        return Optional.of(waiter);
    }

    /** Who is first in line, without giving them the turn. */
    Optional<W> first() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.firstEntry().getValue().element());
    }

    /** How long until a turn can be given; 0 if one can be given now. */
    long nanosToNextTurn() {
        return turns.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    long turnsLeft() {
        return turns.getAvailableTokens();
    }
}
