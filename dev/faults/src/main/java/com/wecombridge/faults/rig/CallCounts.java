package com.wecombridge.faults.rig;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often a service asked WeCom, by what came of it: {@code answered}, {@code
 * not-called-no-address}.
 */
public record CallCounts(Map<String, Long> byOutcome) {

    private static final String COUNT =
            "^wecom_calls_seconds_count\\{.*outcome=\"([^\"]+)\".*} (\\S+)$";

    /** As its own metrics say at this moment. */
    public static CallCounts of(Rig rig, String service) {
        return new CallCounts(
                Metrics.of(rig, service)
                        .lines(COUNT)
                        .collect(
                                toMap(
                                        count -> count.group(1),
                                        count -> Double.valueOf(count.group(2)).longValue(),
                                        Long::sum)));
    }

    public long of(String outcome) {
        return byOutcome.getOrDefault(outcome, 0L);
    }

    public CallCounts since(CallCounts earlier) {
        var more = new TreeMap<String, Long>();
        byOutcome.forEach((outcome, count) -> {
            if (count > earlier.of(outcome)) {
                more.put(outcome, count - earlier.of(outcome));
            }
        });
        return new CallCounts(more);
    }

    @Override
    public String toString() {
        return byOutcome.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(joining(", "));
    }
}
