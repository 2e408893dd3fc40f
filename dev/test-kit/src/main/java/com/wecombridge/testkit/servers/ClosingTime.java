package com.wecombridge.testkit.servers;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * Closes a server when the JVM ends, but after the Spring contexts that still use it.
 *
 * <p>Shutdown hooks run side by side. A broker that leaves before its consumers makes each of them
 * wait for answers that no longer come, so this hook first joins Spring's.
 */
final class ClosingTime {

    private static final Set<String> SPRING_HOOKS =
            Set.of("SpringContextShutdownHook", "SpringApplicationShutdownHook");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ClosingTime() {}

    static void afterSpring(String name, Closeable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "close-" + name));
    }

    private static void close(Closeable server) {
        try {
            awaitSpring();
            server.close();
        } catch (IOException unclosable) {
            System.err.println("test server did not close: " + unclosable.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitSpring() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (SPRING_HOOKS.contains(thread.getName())) {
                thread.join(PATIENCE);
            }
        }
    }
}
