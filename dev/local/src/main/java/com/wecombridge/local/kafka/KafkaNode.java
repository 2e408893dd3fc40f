package com.wecombridge.local.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The program that is the stack's broker: one KRaft node, controller and broker in one.
 *
 * <p>Environment: {@code KAFKA_FOLDER}, {@code KAFKA_PORT}, {@code KAFKA_CONTROLLER_PORT}.
 */
public final class KafkaNode {

    private KafkaNode() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        Path folder = Path.of(required(environment, "KAFKA_FOLDER"));
        if (Files.notExists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        var server =
                new KafkaRaftServer(
                        new KafkaConfig(settings(environment, folder), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        Files.createDirectories(folder);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    private static Map<String, String> settings(Map<String, String> environment, Path folder) {
        String broker = "localhost:" + required(environment, "KAFKA_PORT");
        var doors = doors(environment);
        String controller = "localhost:" + required(environment, "KAFKA_CONTROLLER_PORT");
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listener.security.protocol.map",
                        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"
                                + listed(doors, "%1$s:PLAINTEXT")),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://"
                                + broker
                                + ",CONTROLLER://"
                                + controller
                                + listed(doors, "%1$s://localhost:%2$s")),
                Map.entry(
                        "advertised.listeners",
                        "PLAINTEXT://" + broker + listed(doors, "%1$s://localhost:%3$s")),
                Map.entry("log.dir", folder.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "10"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A killed broker may come back only when its old session is over.
                Map.entry("broker.session.timeout.ms", "5000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"));
    }

    /**
     * A door for each caller that comes by a detour: its clients are told to come back by the same
     * way.
     */
    private static List<Door> doors(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("KAFKA_DETOURS", "").split(","))
                .filter(detour -> !detour.isBlank())
                .map(detour -> detour.split(":"))
                .map(ports -> new Door("DETOUR_" + ports[0], ports[0], ports[1]))
                .toList();
    }

    private record Door(String name, String port, String advertisedPort) {}

    private static String listed(List<Door> doors, String form) {
        return doors.stream()
                .map(door -> "," + form.formatted(door.name, door.port, door.advertisedPort))
                .collect(Collectors.joining());
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
