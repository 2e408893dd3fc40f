package com.wecombridge.testkit.servers;

import java.time.Duration;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** Starts containers that end in their turn. */
final class Containers {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Containers() {}

    static void start(String name, GenericContainer<?> container) {
        container.withStartupTimeout(PATIENCE);
        if (!removedByRyuk()) {
            // Without Ryuk, a shutdown hook removes all containers of this session at once, under
            // the hands of Spring contexts that still use them.
            container.withCreateContainerCmdModifier(create ->
                    Objects.requireNonNull(create.getLabels())
                            .remove(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL));
        }
        container.start();
        ClosingTime.afterSpring(name, container::stop);
    }

    /** Testcontainers asks the same. */
    static boolean removedByRyuk() {
        return !Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
    }
}
