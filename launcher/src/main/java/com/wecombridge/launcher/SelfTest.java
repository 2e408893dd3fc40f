package com.wecombridge.launcher;

import java.time.Duration;
import picocli.CommandLine.Command;

/** Run from inside a cluster, by {@code helm test}. None of them changes anything that stays. */
@Command(
        name = "selftest",
        description = "Tells whether one thing works.",
        subcommands = {
            HealthCheck.class,
            KafkaCheck.class,
            MigrationCheck.class,
            CallbackCheck.class,
        })
final class SelfTest {

    /** What a pod may take to become ready, or an address to be known. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
}
