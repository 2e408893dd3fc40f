package com.wecombridge.corpus;

import com.wecombridge.corpus.cases.Case;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, prints, and says how the run ends. */
final class Verdict {

    private static final int NOT_AS_EXPECTED = 1;
    private static final int PROVES_NOTHING = 2;

    private final Map<Integer, Duration> slowest = new TreeMap<>();

    void took(int group, Duration time) {
        slowest.merge(group, time, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * Prints all that there is to say.
     *
     * @param objections to the whole run: heaps, logs, addresses that were asked
     * @param planted what was found of errors that are in every run
     */
    int say(Map<Case, List<String>> faults, List<String> objections, Map<String, Boolean> planted) {
        var bad = faults.entrySet().stream().filter(one -> !one.getValue().isEmpty()).toList();
        bad.forEach(one ->
                System.out.println("NOT AS EXPECTED  " + one.getKey() + ": " + one.getValue()));
        objections.forEach(objection -> System.out.println("NOT AS EXPECTED  " + objection));
        System.out.println("group   cases  as expected  worst ms");
        slowest.forEach((group, longest) -> {
            long all = faults.keySet().stream().filter(one -> one.group() == group).count();
            long wrong = bad.stream().filter(one -> one.getKey().group() == group).count();
            System.out.printf("%5d  %6d  %11d  %8d%n", group, all, all - wrong, longest.toMillis());
        });
        planted.forEach((name, found) -> {
            if (!found) {
                System.out.println("NOT FOUND  " + name);
            }
        });
        long found = planted.values().stream().filter(Boolean::booleanValue).count();
        System.out.printf(
                "corpus: %d of %d as expected; %d of %d planted errors found; %d objections to the run%n",
                faults.size() - bad.size(),
                faults.size(),
                found,
                planted.size(),
                objections.size());
        if (found != planted.size()) {
            return PROVES_NOTHING;
        }
        return bad.isEmpty() && objections.isEmpty() ? 0 : NOT_AS_EXPECTED;
    }
}
