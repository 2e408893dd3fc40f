package com.wecombridge.faultproxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sees who knocks at a port where nobody answers. The proxy never hears of them, but Linux lists
 * every socket of this machine with its state. Source: proc_net_tcp in the kernel's documentation.
 */
final class Knocks implements Runnable {

    private static final List<Path> SOCKETS =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String SYN_SENT = "02";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final String port;
    private final ActiveFault silence;
    private final Set<String> heard = new HashSet<>();

    Knocks(int port, ActiveFault silence) {
        this.port = String.format(Locale.ROOT, ":%04X", port);
        this.silence = silence;
    }

    @Override
    public void run() {
        try {
            while (!silence.hasEnded() && SOCKETS.stream().allMatch(Files::isReadable)) {
                knocking().filter(heard::add).forEach(_ -> silence.strikes());
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException | IOException _) {
            // the proxy closes, or this is no Linux: what was not seen is not counted
        }
    }

    /** Addresses from which somebody connects and has not been answered. */
    private Stream<String> knocking() throws IOException {
        Stream<String> knocking = Stream.of();
        for (var sockets : SOCKETS) {
            knocking =
                    Stream.concat(
                            knocking,
                            Files.readAllLines(sockets).stream()
                                    .map(line -> line.strip().split("\\s+", 5))
                                    .filter(this::knocks)
                                    .map(columns -> columns[1]));
        }
        return knocking;
    }

    private boolean knocks(String[] columns) {
        return columns.length == 5 && columns[2].endsWith(port) && columns[3].equals(SYN_SENT);
    }
}
