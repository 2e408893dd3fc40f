package com.wecombridge.archive;

import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.web.Gateway;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.SecretBox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service between a real PostgreSQL and a real Kafka. */
@NullUnmarked
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningArchive {

    static final TenantId ACME = new TenantId("acme");
    static final AppId CRM_APP = new AppId("1000002");
    static final AppId ARCHIVE = new AppId("2000004");
    static final Duration SOON = Duration.ofSeconds(20);
    static final String SECRET = "archive-secret-of-acme";

    static final Gateway GATEWAY = new Gateway("archive-service");
    static final TestKafka KAFKA = Infrastructure.kafka();
    static final EventCodec CODEC = new EventCodec();
    static TestDatabase database;
    static int corps;

    @LocalServerPort int port;
    @Autowired SecretBox box;

    CorpId corp;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Arrays.stream(Topic.values())
                .forEach(
                        topic -> KAFKA.createTopic(topic.topicName(), 3, TestKafka.Cleanup.DELETE));
        database = Infrastructure.register(registry);
        registry.add("GATEWAY_KEYS_URI", GATEWAY::keysUri);
        registry.add("spring.lifecycle.timeout-per-shutdown-phase", () -> "5s");
    }

    @BeforeEach
    void connect() {
        corp = new CorpId("wwacme%010d".formatted(++corps));
        tell(
                new CorpConnected(
                        ACME,
                        corp,
                        CRM_APP,
                        AppMode.SELF_BUILT,
                        1000002,
                        "Acme 某某科技",
                        true,
                        Instant.now(),
                        1));
        await().atMost(SOON).until(() -> rows("corp_app").size() == 1);
    }

    JsonNode generated() {
        var body =
                call(HttpMethod.POST, "/key-pairs", administrator(), "")
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    ResponseSpec get() {
        return call(HttpMethod.GET, "", administrator(), "");
    }

    ResponseSpec put(String path, String body) {
        return call(HttpMethod.PUT, path, administrator(), body);
    }

    static String administrator() {
        return GATEWAY.introduces("acme", "administrator");
    }

    ResponseSpec call(HttpMethod method, String path, String bearer, String body) {
        var address = "http://localhost:" + port + "/api/v1/archive/settings/" + corp + path;
        var request =
                WebTestClient.bindToServer()
                        .responseTimeout(SOON)
                        .build()
                        .method(method)
                        .uri(URI.create(address));
        if (!bearer.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }

    List<?> rows(String table) {
        return database.rows("select * from " + table + " where corp_id = '" + corp + "'");
    }

    /** What a column of the corp's only row holds once it is opened. */
    String opened(String column, String table, Purpose purpose) {
        var row =
                database.rows(
                                "select %s as sealed from %s where corp_id = '%s'"
                                        .formatted(column, table, corp))
                        .getFirst();
        var sealed = new SealedSecret(String.valueOf(row.get("sealed")));
        return box.open(Scope.of(ACME), purpose, sealed).reveal();
    }

    static void tell(Event event) {
        tell(event, UUID.randomUUID().toString());
    }

    static void tell(Event event, String id) {
        var record =
                new ProducerRecord<>(event.topic().topicName(), event.key(), CODEC.data(event));
        var envelope =
                new Envelope(
                        new EventId(id),
                        "/test",
                        EventCatalogue.typeOf(event.getClass()),
                        event.subject(),
                        Instant.now(),
                        event.tenantId(),
                        event.corpId(),
                        event.key(),
                        Optional.empty(),
                        event.version(),
                        Optional.empty());
        EventCodec.headers(envelope)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        KAFKA.send(record);
    }
}
