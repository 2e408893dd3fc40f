package com.wecombridge.testkit.servers;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
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

    private final Path folder;
    private final KafkaRaftServer server;

    private EmbeddedKafka(Path folder, KafkaRaftServer server) {
        this.folder = folder;
        this.server = server;
    }

    static KafkaServer start() {
        try {
            Path folder = Files.createTempDirectory("test-kafka-");
            Ports ports = Ports.free();
            start(folder, settings(folder, ports));
            return new KafkaServer(
                    "localhost:" + ports.broker(), ports.advertised(), "localhost", ports.detour());
        } catch (IOException unstartable) {
            throw new UncheckedIOException("embedded Kafka did not start", unstartable);
        }
    }

    static SecuredKafka startSecured() {
        try {
            Path folder = Files.createTempDirectory("test-kafka-");
            Path keys = Files.createDirectory(folder.resolve("keys"));
            Ports ports = Ports.free();
            var secured = SecuredKafka.in(keys, ports);
            var settings = settings(Files.createDirectory(folder.resolve("log")), ports);
            settings.putAll(SecuredKafka.settings(keys, ports));
            start(folder, settings);
            return secured;
        } catch (IOException unstartable) {
            throw new UncheckedIOException("embedded Kafka did not start", unstartable);
        }
    }

    /**
     * @param folder removed when the JVM ends
     */
    private static void start(Path folder, Map<String, String> settings) throws IOException {
        format(Path.of(settings.getOrDefault("log.dir", "")));
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        ClosingTime.afterSpring("kafka", new EmbeddedKafka(folder, server));
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
        var settings = new HashMap<>(KafkaSettings.SHARED);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + ports.controller());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT");
        settings.put(
                "listeners",
                "PLAINTEXT://localhost:%d,DETOUR://localhost:%d,CONTROLLER://localhost:%d"
                        .formatted(ports.broker(), ports.detour(), ports.controller()));
        settings.put(
                "advertised.listeners",
                "PLAINTEXT://localhost:%d,DETOUR://localhost:%d"
                        .formatted(ports.broker(), ports.advertised()));
        settings.put("log.dir", folder.toString());
        return settings;
    }
}
