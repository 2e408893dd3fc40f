package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.GATEWAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every service has a clock of its own, and they differ. */
public final class Clocks {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketime.so.1";

    /** Five minutes are how old WeCom's signatures may be: the gateway stays within. */
    private static final List<Duration> GATEWAYS =
            List.of(Duration.ofMinutes(4), Duration.ofMinutes(-4));

    private static final List<Duration> OTHERS =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(-5),
                    Duration.ofDays(1),
                    Duration.ofDays(-1));

    private Clocks() {}

    /** F-48: each service is minutes or a day before or behind, and jumps back in the end. */
    public static void differ(Trouble trouble) throws InterruptedException {
        var library = library();
        if (library.isEmpty()) {
            trouble.say("no libfaketime on this machine (Debian: faketime): no clock was moved");
            return;
        }
        for (String service : trouble.rig().services()) {
            var skew = trouble.oneOf(service.equals(GATEWAY) ? GATEWAYS : OTHERS);
            trouble.rig().attempt(service, launch -> launch.with(moved(library.get(), skew)));
            trouble.struck(1);
        }
        trouble.rig().services().forEach(trouble.rig()::start);
        trouble.begin();
        trouble.untilTheEnd();
    }

    private static Map<String, String> moved(Path library, Duration skew) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME", "%+ds".formatted(skew.toSeconds()),
                "FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    private static Optional<Path> library() {
        try (var files = Files.walk(LIBRARIES, 3)) {
            return files.filter(file -> file.endsWith(LIBRARY)).findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
