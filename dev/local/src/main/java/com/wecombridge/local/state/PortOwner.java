package com.wecombridge.local.state;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out whether a port is taken, and by whom as far as the system tells. */
public final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Fails with one line when somebody else listens there. */
    public static void requireFree(Port port, int number) {
        if (!isFree(number)) {
            throw new StackException(clash(port, number, listener(number)));
        }
    }

    public static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(number));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static String clash(Port port, int number, Optional<String> owner) {
        return "port %d is taken%s: free it, or move ours with %s=<port>"
                .formatted(number, owner.map(name -> " by " + name).orElse(""), port.setting());
    }

    /** Reads {@code /proc}; empty on other systems, and for a process of another user. */
    private static Optional<String> listener(int number) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            lines(PROC.resolve(table))
                    .flatMap(line -> listeningSocket(line, number).stream())
                    .forEach(sockets::add);
        }
        return ProcessHandle.allProcesses()
                .filter(candidate -> holds(candidate.pid(), sockets))
                .findFirst()
                .map(PortOwner::describe);
    }

    /** One line of the kernel's table: address, state and inode are fields 1, 3 and 9. */
    static Optional<String> listeningSocket(String line, int number) {
        String[] fields = line.strip().split("\\s+", -1);
        String suffix = String.format(Locale.ROOT, ":%04X", number);
        boolean match =
                fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING);
        return match ? Optional.of("socket:[" + fields[9] + "]") : Optional.empty();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException _) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static String describe(ProcessHandle owner) {
        String command =
                owner.info()
                        .command()
                        .map(path -> Path.of(path).getFileName().toString())
                        .orElse("a process");
        return "%s (pid %d)".formatted(command, owner.pid());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}
