package com.wecombridge.contactsync.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a whole reading differs from the mirror.
 *
 * @param changed what is new or different
 * @param vanished what the reading did not find any more
 * @param keptBefore how many the mirror held
 */
public record Difference<T extends Content>(List<T> changed, List<Kept> vanished, int keptBefore) {

    private static final int FEW = 20;

    /** Rows that a younger reading touched are left to it. */
    public static <T extends Content> Difference<T> between(
            Collection<T> seen, Collection<Kept> mirror, Instant readAt) {
        var kept = mirror.stream().collect(Collectors.toMap(Kept::key, Function.identity()));
        var found = seen.stream().map(Content::key).collect(Collectors.toSet());
        return new Difference<>(
                seen.stream().filter(content -> differs(content, kept, readAt)).toList(),
                mirror.stream()
                        .filter(Kept::present)
                        .filter(row -> !found.contains(row.key()))
                        .filter(row -> !row.readAt().isAfter(readAt))
                        .toList(),
                (int) mirror.stream().filter(Kept::present).count());
    }

    private static boolean differs(Content content, Map<String, Kept> mirror, Instant readAt) {
        var row = mirror.get(content.key());
        return row == null
                || (!row.readAt().isAfter(readAt)
                        && !(row.present() && row.fingerprint().equals(content.fingerprint())));
    }

    /**
     * More than half of more than a few: rather a wrong answer or a slip of an administrator than
     * the truth.
     */
    public boolean removesSuspiciouslyMany() {
        return keptBefore > FEW && vanished.size() * 2 > keptBefore;
    }
}
