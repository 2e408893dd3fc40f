package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.contact.SyncRunEvent;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunFinished;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.web.Gateway;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecomsim.SimulatorSettings;
import com.wecombridge.wecomsim.WeComSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service between a real PostgreSQL, a real Kafka and the WeCom simulator. */
@NullUnmarked
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ContactSyncServiceIT {

    static final Duration SOON = Duration.ofSeconds(20);
    static final Gateway GATEWAY = new Gateway("contact-sync-service");
    static final TestKafka KAFKA = Infrastructure.kafka();
    static final WeComSimulator WECOM = WeComSimulator.start(SimulatorSettings.inMemory());
    private static final EventCodec CODEC = new EventCodec();

    static TestDatabase database;

    @Autowired SecretBox box;

    @Value("${local.server.port}")
    int port;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Arrays.stream(Topic.values())
                .forEach(
                        topic -> KAFKA.createTopic(topic.topicName(), 3, TestKafka.Cleanup.DELETE));
        database = Infrastructure.register(registry);
        registry.add("DATABASE_POOL_SIZE", () -> "2");
        registry.add("WECOM_API_BASE_URL", WECOM::apiBaseUrl);
        registry.add("GATEWAY_KEYS_URI", GATEWAY::keysUri);
    }

    /** Binding connects the app; when this returns, the first full sync is over. */
    Company connected(Company company) {
        tellToken(company, 1);
        tell(company.connected(1));
        awaitFinishedRuns(company, 1);
        return company;
    }

    /** As binding would: fetched from WeCom, sealed, told. */
    void tellToken(Company company, long version) {
        tellToken(company, Company.CRM, fetchedToken(company), version);
    }

    void tellToken(Company company, AppId app, Secret token, long version) {
        tell(
                new TokenIssued(
                        Company.ACME,
                        company.corp,
                        app,
                        TokenKind.ACCESS_TOKEN,
                        box.seal(Scope.of(Company.ACME), Purpose.WECOM_TOKEN, token),
                        token.fingerprint(),
                        Instant.now(),
                        Instant.now().plusSeconds(7200),
                        version));
    }

    private static Secret fetchedToken(Company company) {
        var address =
                "%s/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
                        .formatted(WECOM.apiBaseUrl(), company.corp, company.secret());
        var answer = answerTo(HttpRequest.newBuilder(URI.create(address)).build());
        return new Secret(json(answer).path("access_token").asString());
    }

    static void tell(Event event) {
        var record =
                new ProducerRecord<>(event.topic().topicName(), event.key(), CODEC.data(event));
        EventCodec.headers(envelopeOf(event))
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        KAFKA.send(record);
    }

    private static Envelope envelopeOf(Event event) {
        return new Envelope(
                new EventId(UUID.randomUUID().toString()),
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
    }

    /** What the service told of the company so far, in order for each key. */
    static <E extends Event> List<E> told(Company company, Topic topic, Class<E> type) {
        return KAFKA.records(topic.topicName()).stream()
                .filter(record -> record.value() != null)
                .map(ContactSyncServiceIT::eventOf)
                .filter(event -> event.corpId().filter(company.corp::equals).isPresent())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static Event eventOf(ConsumerRecord<String, byte[]> record) {
        var received =
                CODEC.read(
                        name -> {
                            var header = record.headers().lastHeader(name);
                            return header == null
                                    ? null
                                    : new String(header.value(), StandardCharsets.UTF_8);
                        },
                        record.value());
        return ((Known) received).event();
    }

    static <E extends Event> E awaitTold(Company company, Topic topic, Class<E> type) {
        await().atMost(SOON).until(() -> !told(company, topic, type).isEmpty());
        return told(company, topic, type).getLast();
    }

    static SyncRunFinished awaitFinishedRuns(Company company, int runs) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(finishedRuns(company)).hasSizeGreaterThanOrEqualTo(runs));
        return finishedRuns(company).getLast();
    }

    private static List<SyncRunFinished> finishedRuns(Company company) {
        return told(company, Topic.CONTACTS_SYNC_RUNS, SyncRunEvent.class).stream()
                .filter(SyncRunFinished.class::isInstance)
                .map(SyncRunFinished.class::cast)
                .toList();
    }

    /** Nothing of the company is left to be done. */
    static void awaitRest(Company company) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(rows("select kind, key, last_failure from work", company))
                                .isEmpty());
    }

    /** The member's row; absent ones have none. */
    static Optional<Map<String, Object>> member(Company company, String userId) {
        return rows("select * from member", company).stream()
                .filter(row -> row.get("user_id").toString().equalsIgnoreCase(userId))
                .filter(row -> (Boolean) row.get("present"))
                .findFirst();
    }

    static List<String> membersOf(Company company) {
        return rows("select * from member", company).stream()
                .filter(row -> (Boolean) row.get("present"))
                .map(row -> row.get("user_id").toString())
                .sorted()
                .toList();
    }

    static List<Map<String, Object>> rows(String select, Company company) {
        return database.rows(select + " where corp_id = '" + company.corp + "'");
    }

    HttpResponse<String> get(String path, String bearer) {
        return answerTo(request(path, bearer).build());
    }

    HttpResponse<String> post(String path, String bearer, String body) {
        return answerTo(
                request(path, bearer)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> askForRun(Company company) {
        return post(
                "/api/v1/sync-runs",
                GATEWAY.introduces("acme", "administrator"),
                "{\"corpId\":\"%s\"}".formatted(company.corp));
    }

    private HttpRequest.Builder request(String path, String bearer) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return bearer.isEmpty() ? request : request.header("Authorization", bearer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static HttpResponse<String> answerTo(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
