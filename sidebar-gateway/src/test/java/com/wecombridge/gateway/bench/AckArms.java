package com.wecombridge.gateway.bench;

import com.wecombridge.events.Topic;
import com.wecombridge.gateway.Line;
import com.wecombridge.gateway.Provider;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** The gateway, and the two peers, all on one PostgreSQL that keeps what it says. */
final class AckArms {

    private static final String APP = "2000002";
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);

    private AckArms() {}

    static AckArm ours() throws Exception {
        return ours(Infrastructure.freshDatabase("ours"));
    }

    private static AckArm ours(TestDatabase database) throws Exception {
        var oidc = new Provider();
        oidc.start();
        createTopics();
        var environment = gateway(database);
        environment.put("OIDC_ISSUER_URI", oidc.issuer());
        var process = JarProcess.start("ours", "sidebar-gateway", "SERVER_PORT", environment);
        setUp(process.port(), oidc, database);
        return overTables("ours", process, database);
    }

    /** Our tables, which our gateway made and then left to it. */
    static AckArm onMvc(String name, boolean onVirtualThreads) throws Exception {
        var database = Infrastructure.freshDatabase(name);
        ours(database).close();
        var environment = gateway(database);
        environment.put("SPRING_THREADS_VIRTUAL_ENABLED", Boolean.toString(onVirtualThreads));
        return overTables(
                name,
                JarProcess.start(name, "dev/gateway-on-mvc", "SERVER_PORT", environment),
                database);
    }

    private static AckArm overTables(String name, JarProcess process, TestDatabase database) {
        return new AckArm(
                name,
                process,
                database,
                "/wecom/callbacks/corps/" + AckArm.CORP + "/" + APP,
                """
                select count(*) as n
                  from (select from outbox_relay r
                          join outbox o on o.transaction_id >= r.window_start
                           and not (o.transaction_id < r.window_end
                                    and o.position <= r.told_position)
                         limit 1) waits
                """);
    }

    private static void createTopics() {
        var kafka = Infrastructure.kafka();
        kafka.createTopic(Topic.BINDINGS_CORPS.topicName(), 3, TestKafka.Cleanup.COMPACT);
        kafka.createTopic(Topic.WECOM_CALLBACKS.topicName(), 3, TestKafka.Cleanup.DELETE);
        kafka.createTopic(Topic.AUDIT_ENTRIES.topicName(), 3, TestKafka.Cleanup.DELETE);
    }

    private static Map<String, String> gateway(TestDatabase database) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", Infrastructure.kafka().bootstrapServers());
        environment.put("SECRETS_MASTER_KEY", Infrastructure.MASTER_KEYS);
        environment.put("DATABASE_URL", database.url());
        login(environment, "DATABASE", database.application());
        login(environment, "DATABASE_OWNER", database.owner());
        login(environment, "DATABASE_RELAY", database.relay());
        environment.put("PUBLIC_BASE_URL", "https://bridge.example.com");
        for (var owner : new String[] {"CONTACT_SYNC", "BINDING", "NOTIFICATION", "ARCHIVE"}) {
            environment.put(owner + "_SERVICE_URI", "http://localhost:" + Line.unusedPort());
        }
        return environment;
    }

    private static void login(
            Map<String, String> environment, String prefix, TestDatabase.Role role) {
        environment.put(prefix + "_USERNAME", role.username());
        environment.put(prefix + "_PASSWORD", role.password());
    }

    /** An administrator of the tenant whose corp it is types the keys. */
    private static void setUp(int port, Provider oidc, TestDatabase database) {
        database.execute(
                "insert into connected_corp values ('acme', '%s', '1000001', false, 1)"
                        .formatted(AckArm.CORP));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/api/v1/callback-settings/%s/%s"
                                                .formatted(port, AckArm.CORP, APP)))
                        .header("Authorization", "Bearer " + oidc.administrator("acme"))
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                                                .formatted(
                                                        AckArm.WECOM.token(),
                                                        AckArm.WECOM.encodingAesKey())))
                        .build();
        Awaitility.await()
                .atMost(TIME_TO_START)
                .ignoreExceptions()
                .until(() -> {
                    try (var http = HttpClient.newHttpClient()) {
                        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
                    }
                });
    }

    /**
     * @param mode {@code async} as the library's documentation has it, or {@code durable}
     */
    static AckArm peer(String mode) throws IOException {
        var database = Infrastructure.freshDatabase(mode);
        var environment = new HashMap<String, String>();
        environment.put("PEER_MODE", mode);
        environment.put("DATABASE_URL", database.url());
        login(environment, "DATABASE", database.owner());
        environment.put("WECOM_CORP_ID", AckArm.CORP);
        environment.put("WECOM_TOKEN", AckArm.WECOM.token());
        environment.put("WECOM_ENCODING_AES_KEY", AckArm.WECOM.encodingAesKey());
        var process = JarProcess.start(mode, "dev/peer", "PORT", environment);
        return new AckArm(
                mode,
                process,
                database,
                "/callback",
                "select count(*) as n from callback where not handled");
    }
}
