package com.wecombridge.crmsim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.crmsim.kafka.KafkaSettings;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.TestKafka.Cleanup;
import com.wecombridge.testkit.WithKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@WithKafka
class CrmSimulatorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMMANDS = "crm.commands";

    private final String tenant = "acme-" + UUID.randomUUID();

    @BeforeAll
    static void topicsAreThere(TestKafka kafka) {
        kafka.createTopic("crm.entitlements", 3, Cleanup.COMPACT);
        kafka.createTopic("crm.users", 3, Cleanup.COMPACT);
        kafka.createTopic("bindings.accounts", 3, Cleanup.COMPACT);
        List.of("crm.todos", COMMANDS, "crm.command-results", "notifications.deliveries")
                .forEach(topic -> kafka.createTopic(topic, 3, Cleanup.DELETE));
    }

    @Test
    void tellsWhatItHoldsInTheOrderOfEachKey(TestKafka kafka) throws IOException {
        try (var crm = CrmSimulator.start(SimulatorSettings.inMemory(kafka.bootstrapServers()))) {
            define(crm, "tenants", "{'tenant':'%s','name':'Acme 某某科技'}");
            define(crm, "users", "{'tenant':'%s','user':'u-1','name':'李雷'}");
            define(crm, "users", "{'tenant':'%s','user':'u-1','licensed':false}");
            define(crm, "users", "{'tenant':'%s','user':'u-1','removed':true}");
            awaitEmptyOutbox(crm);
        }

        assertThat(records(kafka, "crm.users", tenant + ":u-1"))
                .extracting(record -> record.value() == null ? "†" : header(record, "ce_type"))
                .containsExactly(
                        "com.wecombridge.crm-user.changed.v1",
                        "com.wecombridge.crm-user.changed.v1",
                        "com.wecombridge.crm-user.removed.v1",
                        "†");
        assertThat(records(kafka, "crm.entitlements", "globex")).isNotEmpty();
    }

    @Test
    void obeysACommandAndAnswersIt(TestKafka kafka) throws IOException {
        try (var crm = CrmSimulator.start(SimulatorSettings.inMemory(kafka.bootstrapServers()))) {
            define(crm, "tenants", "{'tenant':'%s'}");
            define(crm, "users", "{'tenant':'%s','user':'u-1','name':'李雷'}");
            define(crm, "todos", "{'tenant':'%s','todo':'t-1','assignees':['u-1'],'title':'回访'}");

            kafka.send(record(COMMANDS, "com.wecombridge.todo-action.requested.v1", "{}"));
            kafka.send(new ProducerRecord<>(COMMANDS, tenant, "no event".getBytes(UTF_8)));
            kafka.send(
                    record(
                            COMMANDS,
                            "com.wecombridge.todo-action.requested.v1",
                            """
                            {'tenant':'%s','idempotencyKey':'card-1','todo':'t-1','user':'u-1',
                             'action':'done','askedAt':'2026-11-22T08:00:00Z','later':'field'}
                            """));

            expect(crm, "commands", "{'tenant':'%s','outcome':'done'}");
            expect(crm, "todos", "{'tenant':'%s','state':'DONE','closedBy':'u-1'}");
            assertThat(control(crm).query("malformed").findValue("records").asInt()).isEqualTo(2);
            awaitEmptyOutbox(crm);
        }
        assertThat(records(kafka, "crm.command-results", tenant + ":card-1"))
                .singleElement()
                .satisfies(answer ->
                        assertThat(header(answer, "ce_type"))
                                .isEqualTo("com.wecombridge.command.done.v1"));
    }

    @Test
    void showsWhatTheBridgeReports(TestKafka kafka) throws IOException {
        try (var crm = CrmSimulator.start(SimulatorSettings.inMemory(kafka.bootstrapServers()))) {
            define(crm, "tenants", "{'tenant':'%s'}");
            define(crm, "users", "[{'tenant':'%s','user':'u-1'},{'tenant':'%1$s','user':'u-2'}]");
            define(
                    crm,
                    "todos",
                    "{'tenant':'%s','todo':'t-1','assignees':['u-1','u-2'],'title':'回访'}");
            kafka.send(
                    record(
                            "bindings.accounts",
                            "com.wecombridge.account.bound.v1",
                            """
                            {'tenant':'%s','corp':'wwacme01','crmUser':'u-1','member':'LI_LEI',
                             'boundAt':'2026-11-22T08:00:00Z','version':1}
                            """));
            kafka.send(delivery("ACCEPTED", 2));
            kafka.send(delivery("UNKNOWN", 1));
            kafka.send(
                    record(
                            "notifications.deliveries",
                            "com.wecombridge.delivery.recalled.v7",
                            "{'tenant':'%s'}"));

            expect(crm, "users", "{'tenant':'%s','user':'u-1','bound.member':'LI_LEI'}");
            expect(crm, "todos", "{'tenant':'%s','deliveries.state':'ACCEPTED'}");
            JsonNode todo = control(crm).query("todos?tenant=" + tenant).get(0);
            assertThat(todo.path("deliveries").get(0).path("member").asString(""))
                    .isEqualTo("LI_LEI");
            assertThat(todo.path("deliveries").get(1).has("state")).isFalse();
            assertThat(control(crm).query("deliveries?tenant=" + tenant)).hasSize(1);
        }
    }

    @Test
    void keepsFactsWhileKafkaIsAwayAndTellsThemOnceAfterARestart(
            TestKafka kafka, @TempDir Path folder) throws IOException {
        var away = SimulatorSettings.inMemory("localhost:" + closedPort()).keptIn(folder);
        try (var crm = CrmSimulator.start(away)) {
            define(crm, "tenants", "{'tenant':'%s'}");
            define(crm, "users", "{'tenant':'%s','user':'u-1'}");
            define(crm, "todos", "{'tenant':'%s','todo':'t-1','assignees':['u-1'],'title':'回访'}");
            assertThat(control(crm).get("/health").path("status").asString("")).isEqualTo("UP");
            assertThat(control(crm).query("outbox").path("depth").asInt()).isEqualTo(13 + 3);
        }

        var back =
                new SimulatorSettings(
                        0,
                        away.folder(),
                        away.baseUrl(),
                        new KafkaSettings(kafka.bootstrapServers(), away.kafka().group()));
        for (int start = 0; start < 2; start++) {
            try (var crm = CrmSimulator.start(back)) {
                awaitEmptyOutbox(crm);
                assertThat(control(crm).query("todos?todo=t-1&tenant=" + tenant)).hasSize(1);
            }
        }
        assertThat(records(kafka, "crm.todos", tenant + ":t-1")).hasSize(1);
        assertThat(records(kafka, "crm.users", tenant + ":u-1")).hasSize(1);
    }

    @Test
    void refusesTyposAndSaysWhatItMissed(TestKafka kafka) throws IOException {
        try (var crm = CrmSimulator.start(SimulatorSettings.inMemory(kafka.bootstrapServers()))) {
            var typo =
                    control(crm)
                            .post(
                                    "define/users",
                                    "{'tenant':'acme','user':'u-1001','licenced':true}");
            assertThat(typo.statusCode()).isEqualTo(400);
            assertThat(typo.body()).contains("unknown-field", "licenced");
            assertThat(control(crm).post("define/users", "{'tenant':'nobody','user':'u-1'}").body())
                    .contains("unknown-tenant");
            assertThat(control(crm).post("define/tenants", "{'tenant':'acme','seats':-1}").body())
                    .contains("negative-seats");
            assertThat(
                            control(crm)
                                    .post("define/tenants", "{'tenant':'acme','from':'soon'}")
                                    .body())
                    .contains("malformed-field", "from");
            var missed =
                    control(crm)
                            .post(
                                    "expect",
                                    "{'what':'users','where':{'user':'u-0'},'within':'PT0.1S'}");
            assertThat(missed.statusCode()).isEqualTo(417);
            assertThat(missed.body()).contains("u-2003");
        }
    }

    private ProducerRecord<String, byte[]> delivery(String state, int version) {
        return record(
                "notifications.deliveries",
                "com.wecombridge.delivery.recorded.v1",
                """
                {'tenant':'%%s','todo':'t-1','crmUser':'u-1','corp':'wwacme01','member':'LI_LEI',
                 'state':'%s','at':'2026-11-22T08:00:00Z','version':%d}
                """
                        .formatted(state, version));
    }

    private ProducerRecord<String, byte[]> record(String topic, String type, String body) {
        var record =
                new ProducerRecord<>(
                        topic, tenant, Control.json(body.formatted(tenant)).getBytes(UTF_8));
        var headers =
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/test",
                        "ce_type",
                        type,
                        "ce_tenantid",
                        tenant);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private void define(CrmSimulator crm, String kind, String body) throws IOException {
        control(crm).define(kind, body.formatted(tenant));
    }

    private void expect(CrmSimulator crm, String what, String where) throws IOException {
        control(crm).expect(what, where.formatted(tenant));
    }

    private static void awaitEmptyOutbox(CrmSimulator crm) {
        await().atMost(PATIENCE)
                .until(() -> control(crm).query("outbox").path("depth").asInt() == 0);
    }

    private static Control control(CrmSimulator crm) {
        return new Control(crm.baseUri());
    }

    private static List<ConsumerRecord<String, byte[]>> records(
            TestKafka kafka, String topic, String key) {
        return kafka.records(topic).stream().filter(it -> key.equals(it.key())).toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
