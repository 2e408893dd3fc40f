package com.wecombridge.notification.domain;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.notification.domain.Batch.Receiver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is told through which corp, and who cannot be told because nobody paired them. */
public record Plan(List<Batch> batches, List<CrmUserId> unpaired) {

    /** As many receivers as one call takes. */
    static final int LARGEST_BATCH = 1_000;

    /** A reachable corp before others; then the one in which the person was paired first. */
    private static final Comparator<Pairing> BEST_FIRST =
            Comparator.comparing(Pairing::reachable)
                    .reversed()
                    .thenComparing(Pairing::pairedAt)
                    .thenComparing(pairing -> pairing.corp().value());

    /** Somebody paired in several corps is told once. */
    public static Plan of(Collection<CrmUserId> users, Collection<Pairing> pairings) {
        var best = best(pairings);
        var byCorp = new LinkedHashMap<CorpId, List<Receiver>>();
        var unpaired = new ArrayList<CrmUserId>();
        for (var user : users) {
            Optional.ofNullable(best.get(user))
                    .ifPresentOrElse(
                            pairing ->
                                    byCorp.computeIfAbsent(pairing.corp(), _ -> new ArrayList<>())
                                            .add(new Receiver(user, pairing.member())),
                            () -> unpaired.add(user));
        }
        return new Plan(batches(byCorp), List.copyOf(unpaired));
    }

    private static Map<CrmUserId, Pairing> best(Collection<Pairing> pairings) {
        return pairings.stream()
                .collect(
                        Collectors.toMap(
                                Pairing::user,
                                Function.identity(),
                                BinaryOperator.minBy(BEST_FIRST)));
    }

    private static List<Batch> batches(Map<CorpId, List<Receiver>> byCorp) {
        var batches = new ArrayList<Batch>();
        byCorp.forEach((corp, receivers) -> {
            for (int from = 0; from < receivers.size(); from += LARGEST_BATCH) {
                int to = Math.min(from + LARGEST_BATCH, receivers.size());
                batches.add(new Batch(corp, List.copyOf(receivers.subList(from, to))));
            }
        });
        return List.copyOf(batches);
    }
}
