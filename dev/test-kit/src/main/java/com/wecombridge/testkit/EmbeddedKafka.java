package com.wecombridge.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One real KRaft node in this JVM, in a temporary folder, on free ports. */
final class EmbeddedKafka implements Closeable {

    private final Ports ports;
    private final Path folder;
    private final KafkaRaftServer server;

    private EmbeddedKafka(Ports ports, Path folder, KafkaRaftServer server) {
        this.ports = ports;
        this.folder = folder;
        this.server = server;
    }

    static EmbeddedKafka start() {
        try {
            Path folder = Files.createTempDirectory("test-kafka-");
            Ports ports = Ports.free();
            format(folder);
            var server =
                    new KafkaRaftServer(
                            new KafkaConfig(settings(folder, ports), false), Time.SYSTEM);
            server.startup();
            var kafka = new EmbeddedKafka(ports, folder, server);
            ClosingTime.afterSpring("kafka", kafka);
            return kafka;
        } catch (IOException unstartable) {
            throw new UncheckedIOException("embedded Kafka did not start", unstartable);
        }
    }

    String bootstrapServers() {
        return "localhost:" + ports.broker();
    }

    TestKafka.Detour detour() {
        return new TestKafka.Detour(ports.advertised(), ports.detour());
    }

    /**
     * The server goes before its folder: a broker that loses its files halts the JVM, exit code 1.
     */
    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void format(Path folder) throws IOException {
        try (var silence =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (IOException unwritable) {
            throw unwritable;
        } catch (Exception refused) {
            throw new IllegalStateException("Kafka refused to format " + folder, refused);
        }
    }

    private static Map<String, String> settings(Path folder, Ports ports) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + ports.controller()),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listener.security.protocol.map",
                        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://localhost:%d,DETOUR://localhost:%d,CONTROLLER://localhost:%d"
                                .formatted(ports.broker(), ports.detour(), ports.controller())),
                Map.entry(
                        "advertised.listeners",
                        "PLAINTEXT://localhost:%d,DETOUR://localhost:%d"
                                .formatted(ports.broker(), ports.advertised())),
                Map.entry("log.dir", folder.toString()),
                Map.entry("num.partitions", "3"),
                Map.entry("auto.create.topics.enable", "true"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "2"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }

    /** The detour's advertised port is nobody's until a test listens on it. */
    private record Ports(int broker, int controller, int detour, int advertised) {

        /** All are held until all are known, so that they differ. */
        static Ports free() throws IOException {
            try (var broker = anyPort();
                    var controller = anyPort();
                    var detour = anyPort();
                    var advertised = anyPort()) {
                return new Ports(
                        broker.getLocalPort(),
                        controller.getLocalPort(),
                        detour.getLocalPort(),
                        advertised.getLocalPort());
            }
        }

        private static ServerSocket anyPort() throws IOException {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }
    }
}
