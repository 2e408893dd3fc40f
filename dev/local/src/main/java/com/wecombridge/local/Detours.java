package com.wecombridge.local;

import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.StateFolder;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Ways that lead through something in between: who is sent where instead of to the door itself.
 * None, unless a test stands between two processes.
 */
public record Detours(Map<Way, Through> ways) {

    public static final Detours NONE = new Detours(Map.of());

    private static final String FILE = "detours.properties";

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

    /**
     * As the stack was last started, so that whoever starts a process of it again changes nothing
     * for the others; none if it never was.
     */
    public static Detours last(StateFolder state) {
        var stored = StateFolder.read(state.root().resolve(FILE));
        return new Detours(
                stored.stringPropertyNames().stream()
                        .collect(
                                Collectors.toMap(
                                        Detours::way, way -> through(stored.getProperty(way)))));
    }

    public void store(StateFolder state) {
        var properties = new Properties();
        ways.forEach((way, through) ->
                properties.setProperty(
                        way.from() + "/" + way.to(), through.port() + "/" + through.door()));
        StateFolder.write(state.root().resolve(FILE), properties);
    }

    private static Way way(String text) {
        var ends = text.split("/", 2);
        return new Way(ends[0], Port.valueOf(ends[1]));
    }

    private static Through through(String text) {
        var ports = text.split("/", 2);
        return new Through(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

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
