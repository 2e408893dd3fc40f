package com.wecombridge.archive.domain;

import com.wecombridge.archive.domain.VersionDecision.AlreadyNumbered;
import com.wecombridge.archive.domain.VersionDecision.Numbered;
import com.wecombridge.archive.domain.VersionDecision.UnknownPair;
import com.wecombridge.archive.domain.VersionDecision.VersionTaken;
import java.util.Collection;
import java.util.Optional;

/** A version belongs to one pair of a corp. A wrong number can be put right. */
public final class VersionRules {

    private VersionRules() {}

    /**
     * @param pairs all pairs of the corp
     */
    public static VersionDecision decide(
            Collection<KeyPair> pairs, KeyPairId wanted, KeyVersion version) {
        var holder =
                pairs.stream()
                        .filter(pair -> pair.version().equals(Optional.of(version)))
                        .findFirst();
        if (holder.isPresent()) {
            return holder.get().id().equals(wanted)
                    ? new AlreadyNumbered(holder.get())
                    : taken(pairs, wanted, holder.get());
        }
        return pairs.stream()
                .filter(pair -> pair.id().equals(wanted))
                .<VersionDecision>map(pair -> new Numbered(pair.numbered(version)))
                .findFirst()
                .orElseGet(UnknownPair::new);
    }

    private static VersionDecision taken(
            Collection<KeyPair> pairs, KeyPairId wanted, KeyPair holder) {
        return pairs.stream().anyMatch(pair -> pair.id().equals(wanted))
                ? new VersionTaken(holder.id())
                : new UnknownPair();
    }
}
