package com.wecombridge.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this machine offers. */
public final class Machine {

    /** Measured for a service; the others need less. */
    private static final long MEGABYTES_EACH = 300;

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    /** Fails with one line before anything is started, rather than with ten slow processes. */
    public static void requireMemory(long processes) {
        if ("off".equals(System.getenv("WECOM_BRIDGE_MEMORY_CHECK"))) {
            return;
        }
        long needed = processes * MEGABYTES_EACH;
        availableMegabytes()
                .ifPresent(available -> {
                    if (available < needed) {
                        throw new StackException(
                                "too little memory: about %d MB needed, %d MB available (WECOM_BRIDGE_MEMORY_CHECK=off tries it all the same)"
                                        .formatted(needed, available));
                    }
                });
    }

    /** Unknown on systems without {@code /proc}. */
    private static OptionalLong availableMegabytes() {
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
