package com.wecombridge.faults.ledger;

import java.util.List;

/**
 * What the two ledgers say together. The lists hold ids, or {@code key#number} where no id says it.
 *
 * @param lost acknowledged, and without any effect
 * @param doubled with more than one effect
 * @param inverted an effect that came after one with a higher number of the same key
 * @param gaps an acknowledged number that no effect of its key carries, though its id has one
 * @param strange an effect of something nobody sent
 */
public record Verdict(
        long sent,
        long acknowledged,
        List<String> lost,
        List<String> doubled,
        List<String> inverted,
        List<String> gaps,
        List<String> strange) {

    /** One example of each kind of error: what one begins to look for. */
    public String firstOfEach() {
        return "lost %s, twice %s, order %s, gaps %s, strange %s"
                .formatted(
                        first(lost), first(doubled), first(inverted), first(gaps), first(strange));
    }

    private static String first(List<String> ids) {
        return ids.isEmpty() ? "-" : ids.getFirst();
    }

    public boolean isClean() {
        return isCleanButForOrder() && inverted.isEmpty();
    }

    public boolean isCleanButForOrder() {
        return lost.isEmpty() && doubled.isEmpty() && gaps.isEmpty() && strange.isEmpty();
    }
}
