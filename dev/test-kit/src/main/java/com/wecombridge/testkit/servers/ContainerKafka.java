package com.wecombridge.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;

/** One KRaft node from its official image, of the version that we compile against. */
final class ContainerKafka {

    private static final int DETOUR = 9095;

    private ContainerKafka() {}

    static KafkaServer start() {
        int advertised = anyPort();
        var container =
                new KafkaContainer(KafkaSettings.IMAGE)
                        .withListener("0.0.0.0:" + DETOUR, () -> "localhost:" + advertised);
        container.addExposedPort(DETOUR);
        KafkaSettings.SHARED.forEach((name, value) -> container.addEnv(variable(name), value));
        Containers.start("kafka", container);
        return new KafkaServer(
                container.getBootstrapServers(),
                advertised,
                container.getHost(),
                container.getMappedPort(DETOUR));
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static int anyPort() {
        try (var port = Ports.any()) {
            return port.getLocalPort();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
