package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.GATEWAY;

import com.wecombridge.faults.rig.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    /** How long ago a process was started at most, and half of that is the usual. */
    private static final Duration A_START = Duration.ofMinutes(2);

    private Clocks() {}

    /** F-48: each service is minutes or a day before or behind, and jumps back in the end. */
    public static void differ(Trouble trouble) throws InterruptedException {
        var library = library();
        if (library.isEmpty()) {
            trouble.skip("no libfaketime on this machine (Debian: faketime): no clock was moved");
            return;
        }
        var skews = new LinkedHashMap<String, Duration>();
        for (String service : trouble.rig().services()) {
            var skew = trouble.oneOf(service.startsWith(GATEWAY) ? GATEWAYS : OTHERS);
            skews.put(service, skew);
            trouble.rig().attempt(service, launch -> launch.with(moved(library.get(), skew)));
        }
        trouble.rig().services().forEach(trouble.rig()::start);
        trouble.begin();
        skews.forEach((service, skew) -> mustBeMoved(service, skew, trouble));
        trouble.untilTheEnd();
    }

    /** It says when it was started, by its own clock. */
    private static void mustBeMoved(String service, Duration skew, Trouble trouble) {
        var started = (long) Metrics.of(trouble.rig(), service).sum("process_start_time_seconds");
        long off = started - Instant.now().minus(A_START).getEpochSecond();
        boolean moved = Math.abs(off - skew.toSeconds()) < A_START.toSeconds();
        trouble.require(moved, "%s is %d s off, as wanted".formatted(service, skew.toSeconds()));
        trouble.struck(moved ? 1 : 0);
    }

    private static Map<String, String> moved(Path library, Duration skew) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                "%+ds".formatted(skew.toSeconds()),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // without this each timed wait of the JVM spins
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    private static Optional<Path> library() {
        try (var files = Files.walk(LIBRARIES, 3)) {
            return files.filter(file -> file.endsWith(LIBRARY)).findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
