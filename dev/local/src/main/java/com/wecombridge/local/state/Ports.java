package com.wecombridge.local.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Where every door of one stack is. */
public final class Ports {

    private static final String FILE = "ports.properties";
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final String REPLICAS = "REPLICAS";
    private static final int MOST_REPLICAS = 9;

    /** The replicas of a door at 8080 listen at 8180, 8280 and so on. */
    private static final int APART = 100;

    private final Map<Port, Integer> numbers;
    private final int replicas;

    private Ports(Map<Port, Integer> numbers, int replicas) {
        this.numbers = numbers;
        this.replicas = replicas;
    }

    /** The usual numbers, each moved by its variable. */
    public static Ports from(Map<String, String> environment) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            String moved = environment.get(port.setting());
            numbers.put(
                    port,
                    moved == null || moved.isBlank() ? port.usual() : number(port, moved.strip()));
        }
        refuseTwins(numbers);
        return new Ports(numbers, 1).replicated(environment);
    }

    /** Numbers nobody uses at this moment: for a second stack beside a first. */
    public static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var found = freeNumbers(Port.values().length).iterator();
        for (Port port : Port.values()) {
            numbers.put(port, found.next());
        }
        return new Ports(numbers, 1);
    }

    /**
     * Numbers nobody uses at this moment, and that no system gives to clients (Linux does from
     * 32768 on): a door keeps its number while its process is away.
     */
    public static List<Integer> freeNumbers(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .distinct()
                .filter(PortOwner::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    /** Where the stack was last started; the environment's numbers if it never was. */
    public static Ports last(StateFolder state, Map<String, String> environment) {
        return stored(state).orElseGet(() -> from(environment));
    }

    /** Where the stack was last started; free numbers if it never was. */
    public static Ports lastOrFree(StateFolder state) {
        return stored(state).orElseGet(Ports::free);
    }

    private static Optional<Ports> stored(StateFolder state) {
        Properties stored = StateFolder.read(state.root().resolve(FILE));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(
                    port,
                    Integer.valueOf(
                            stored.getProperty(port.setting(), Integer.toString(port.usual()))));
        }
        return Optional.of(new Ports(numbers, Integer.parseInt(stored.getProperty(REPLICAS, "1"))));
    }

    public void store(StateFolder state) {
        var properties = new Properties();
        numbers.forEach(
                (port, number) -> properties.setProperty(port.setting(), number.toString()));
        properties.setProperty(REPLICAS, Integer.toString(replicas));
        StateFolder.write(state.root().resolve(FILE), properties);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }

    /**
     * The same, with as many processes of each service as {@code REPLICAS} says; one unless said.
     */
    public Ports replicated(Map<String, String> environment) {
        String wanted = environment.getOrDefault(REPLICAS, "").strip();
        if (!wanted.isEmpty() && !wanted.matches("[1-" + MOST_REPLICAS + "]")) {
            throw new StackException(
                    "REPLICAS=" + wanted + ": say how many, from 1 to " + MOST_REPLICAS);
        }
        return new Ports(numbers, wanted.isEmpty() ? 1 : Integer.parseInt(wanted));
    }

    /** How many processes each service has. */
    public int replicas() {
        return replicas;
    }

    /**
     * Where a process of a service listens: alone at its door, else beside it.
     *
     * @param replica counted from 1
     */
    public int of(Port port, int replica) {
        return replicas == 1 ? of(port) : of(port) + APART * replica;
    }

    /** The address of an HTTP door, without a slash at its end. */
    public String http(Port port) {
        return "http://localhost:" + of(port);
    }

    private static int number(Port port, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number < 65_536) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below, like a number out of range
        }
        throw new StackException(
                port.setting() + "=" + text + " is not a port: use a number from 1 to 65535");
    }

    private static void refuseTwins(Map<Port, Integer> numbers) {
        numbers.forEach((port, number) ->
                numbers.forEach((other, same) -> {
                    if (port.compareTo(other) < 0 && number.equals(same)) {
                        throw new StackException(
                                "%s and %s are both %d: move one of them"
                                        .formatted(port.setting(), other.setting(), number));
                    }
                }));
    }
}
