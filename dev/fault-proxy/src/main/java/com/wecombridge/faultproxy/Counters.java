package com.wecombridge.faultproxy;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes through a proxy. */
final class Counters {

    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder bytesToServer = new LongAdder();
    private final LongAdder bytesToClient = new LongAdder();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    int nextConnection() {
        return connections.incrementAndGet();
    }

    int connections() {
        return connections.get();
    }

    void passed(Direction direction, int bytes) {
        switch (direction) {
            case TO_SERVER -> bytesToServer.add(bytes);
            case TO_CLIENT -> bytesToClient.add(bytes);
        }
    }

    void requested(String kind) {
        requests.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    long requests(String... kinds) {
        return Arrays.stream(kinds)
                .map(requests::get)
                .mapToLong(count -> count == null ? 0 : count.sum())
                .sum();
    }

    Traffic traffic(int live) {
        return new Traffic(connections.get(), live, bytesToServer.sum(), bytesToClient.sum());
    }
}
