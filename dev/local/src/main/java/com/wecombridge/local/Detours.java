package com.wecombridge.local;

import com.wecombridge.local.state.Port;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ways that lead through something in between: who is sent where instead of to the door itself.
 * None, unless a test stands between two processes.
 */
public record Detours(Map<Way, Through> ways) {

    public static final Detours NONE = new Detours(Map.of());

    /**
     * From a process to a door of another.
     *
     * @param from a part's name
     */
    public record Way(String from, Port to) {}

    /**
     * @param port where the caller is sent
     * @param door where the door listens for this caller alone. Kafka needs one, because a broker
     *     tells its clients by which address to come back; elsewhere it is the door itself
     */
    public record Through(int port, int door) {}

    int port(String from, Port to, int otherwise) {
        return Optional.ofNullable(ways.get(new Way(from, to)))
                .map(Through::port)
                .orElse(otherwise);
    }

    /** {@code door:port} of each way to Kafka, separated by commas. */
    String toKafka() {
        return ways.entrySet().stream()
                .filter(way -> way.getKey().to() == Port.KAFKA)
                .map(way -> way.getValue().door() + ":" + way.getValue().port())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
