package com.wecombridge.crmsim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.crmsim.contract.Wire;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.TestKafka.Cleanup;
import com.wecombridge.testkit.WithKafka;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own, killed hard in the middle of its work. */
@WithKafka
class KilledSimulatorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLS = 3;
    private static final int TODOS = 200;
    private static final int COMMANDS = 20;

    private final String tenant = "acme-" + UUID.randomUUID();
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void losesNothingAcknowledgedAndRepeatsNoCommand(TestKafka kafka, @TempDir Path folder)
            throws IOException, InterruptedException {
        kafka.createTopic("crm.commands", 3, Cleanup.DELETE);
        kafka.createTopic("crm.todos", 3, Cleanup.DELETE);
        int port = freePort();
        var control = new Control(URI.create("http://localhost:" + port));

        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(kafka, folder, port, control);
            control.define("tenants", "{'tenant':'%s'}".formatted(tenant));
            control.define("users", "{'tenant':'%s','user':'u-1'}".formatted(tenant));
            for (int command = 0; command < COMMANDS; command++) {
                ask(kafka, "lead-" + kill + "-" + command);
            }
            assignMany(control);
            process.destroyForcibly().waitFor();
        }

        Process process = start(kafka, folder, port, control);
        try {
            await().atMost(PATIENCE)
                    .until(() ->
                            control.query("commands?tenant=" + tenant).size() == KILLS * COMMANDS);
            await().atMost(PATIENCE)
                    .until(() -> control.query("outbox").path("depth").asInt() == 0);
            assertThat(control.query("records?tenant=" + tenant)).hasSize(KILLS * COMMANDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(idsByKey(kafka, "crm.todos"))
                .hasSize(KILLS * TODOS)
                .containsOnlyKeys(acknowledged.toArray(String[]::new))
                .allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
        assertThat(idsByKey(kafka, "crm.command-results"))
                .hasSize(KILLS * COMMANDS)
                .allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
    }

    /** In one change, so that the kill finds most of the facts still waiting. */
    private void assignMany(Control control) throws IOException {
        String todo = "{'tenant':'%s','assignees':['u-1'],'title':'回访'}".formatted(tenant);
        var assigned = control.define("todos", Collections.nCopies(TODOS, todo).toString());
        assigned.forEach(it -> acknowledged.add(tenant + ":" + it.path("todo").asString("")));
    }

    private void ask(TestKafka kafka, String wish) {
        var record =
                new ProducerRecord<>(
                        "crm.commands",
                        tenant + ":objects/lead",
                        Control.json(
                                        """
                                        {'tenant':'%s','idempotencyKey':'%s','object':'lead','owner':'u-1',
                                         'fields':{},'askedAt':'2026-11-22T08:00:00Z'}
                                        """
                                                .formatted(tenant, wish))
                                .getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", wish,
                        "ce_source", "/test",
                        "ce_type", "com.wecombridge.record-creation.requested.v1",
                        "ce_tenantid", tenant)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        kafka.send(record);
    }

    /** A record may be told twice, but it is then the same event. */
    private Map<String, Set<String>> idsByKey(TestKafka kafka, String topic) {
        return kafka.records(topic).stream()
                .filter(record -> record.key().startsWith(tenant))
                .collect(groupingBy(ConsumerRecord::key, mapping(KilledSimulatorIT::id, toSet())));
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        assertThat(Wire.JSON.readTree(record.value()).isObject()).isTrue();
        return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    }

    private static Process start(TestKafka kafka, Path folder, int port, Control control)
            throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrmSimulatorMain.class.getName());
        builder.environment()
                .putAll(
                        Map.of(
                                "SERVER_PORT", Integer.toString(port),
                                "STATE_DIR", folder.toString(),
                                "KAFKA_GROUP", "killed-" + port,
                                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()));
        Process process =
                builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> control.get("/health").path("status").asString("").equals("UP"));
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
