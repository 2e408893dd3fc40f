package com.wecombridge.testkit.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker that wants TLS and a password at its second listener.
 *
 * @param bootstrapServers where clients have to sign in
 * @param jaas how they do, as {@code sasl.jaas.config}; mechanism PLAIN
 * @param authority whom they have to trust (PEM)
 */
public record SecuredKafka(String bootstrapServers, String jaas, Path authority) {

    private static final String PASSWORD = "only-on-this-machine";
    private static final String MODULE =
            "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    static SecuredKafka in(Path folder, Ports ports) throws IOException {
        var authority = folder.resolve("ca.crt");
        keytool(
                folder,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=dns:localhost");
        keytool(folder, "-exportcert", "-rfc", "-file", authority.toString());
        return new SecuredKafka(
                "localhost:" + ports.detour(),
                MODULE + "username=\"bridge\" password=\"" + PASSWORD + "\";",
                authority);
    }

    /** What the broker is told, in place of a second listener that is open to all. */
    static Map<String, String> settings(Path folder, Ports ports) {
        var listener = "listener.name.detour.";
        var settings = new HashMap<String, String>();
        settings.put(
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,DETOUR:SASL_SSL");
        settings.put(
                "advertised.listeners",
                "PLAINTEXT://localhost:%d,DETOUR://localhost:%d"
                        .formatted(ports.broker(), ports.detour()));
        settings.put(listener + "sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                listener + "plain.sasl.jaas.config", MODULE + "user_bridge=\"" + PASSWORD + "\";");
        settings.put(listener + "ssl.keystore.type", "PKCS12");
        settings.put(listener + "ssl.keystore.location", store(folder));
        settings.put(listener + "ssl.keystore.password", PASSWORD);
        return settings;
    }

    private static String store(Path folder) {
        return folder.resolve("broker.p12").toString();
    }

    private static void keytool(Path folder, String... options) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var usual = List.of("-alias", "broker", "-keystore", store(folder), "-storepass", PASSWORD);
        var command =
                Stream.of(Stream.of(keytool), Stream.of(options), usual.stream())
                        .flatMap(part -> part)
                        .toList();
        try {
            var run = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(run.getInputStream().readAllBytes(), UTF_8);
            if (run.waitFor() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
