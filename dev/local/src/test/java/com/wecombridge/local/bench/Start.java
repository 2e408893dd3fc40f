package com.wecombridge.local.bench;

import com.wecombridge.local.part.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One way of starting one service.
 *
 * @param arguments of {@code java}
 */
record Start(
        String name,
        List<String> arguments,
        Map<String, String> environment,
        Probe probe,
        Path log) {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);
    private static final long LONGEST_STOP_MINUTES = 3;

    /** Returns when it says that it is ready. */
    Running run() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "TZ"));
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        var process = builder.start();
        while (!probe.ready()) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST.toNanos()) {
                process.destroyForcibly();
                throw new IOException(name + " did not come up: see " + log);
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
        return new Running(process, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** A service that is ready. */
    record Running(Process process, Duration took) {

        double residentMegabytes() throws IOException {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))
                            .stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        }

        /** In good order: a run that records writes its cache then. */
        void stop() {
            process.destroy();
            try {
                if (!process.waitFor(LONGEST_STOP_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
