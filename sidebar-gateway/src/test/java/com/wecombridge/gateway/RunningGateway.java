package com.wecombridge.gateway;

import com.wecombridge.events.Topic;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.wecom.WeComCallback;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running gateway with real PostgreSQL and Kafka, an identity provider and one service that
 * stands for all owners. Every story runs against the same one.
 */
@NullUnmarked
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningGateway {

    protected static final String SUITE = "wwtestsuite000001";
    protected static final String PROVIDER = "wwtestprovider001";
    protected static final Sender SUITE_SENDER =
            new Sender("SuiteTokenForTests", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    protected static final Sender ACME_SENDER =
            new Sender("AcmeTokenForTests", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");
    protected static final String ACME = "wwacmecorp000001";
    protected static final String CONTACTS = "2000002";

    protected static final Provider OIDC = new Provider();
    protected static final OwnerDouble OWNER = new OwnerDouble();
    protected static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SOON_AFTER_START = Duration.ofSeconds(30);

    protected static TestDatabase database;
    protected static Line databaseLine;
    protected static HttpResponse<String> answerBeforeTheProviderWasThere;

    private static final EventCodec CODEC = new EventCodec();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort protected int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Infrastructure.kafka()
                .createTopic(Topic.BINDINGS_CORPS.topicName(), 3, TestKafka.Cleanup.COMPACT);
        database = Infrastructure.register(registry);
        var direct = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        databaseLine = Line.to(direct.getHost(), direct.getPort());
        registry.add(
                "DATABASE_URL",
                () -> "postgresql://localhost:" + databaseLine.port() + direct.getPath());
        registry.add("OIDC_ISSUER_URI", OIDC::issuer);
        registry.add("WECOM_SUITE_ID", () -> SUITE);
        registry.add("WECOM_SUITE_TOKEN", SUITE_SENDER::token);
        registry.add("WECOM_SUITE_ENCODING_AES_KEY", SUITE_SENDER::encodingAesKey);
        registry.add("WECOM_PROVIDER_CORP_ID", () -> PROVIDER);
        registry.add("PUBLIC_BASE_URL", () -> "https://bridge.example.com");
        for (var owner : List.of("CONTACT_SYNC", "BINDING", "NOTIFICATION")) {
            registry.add(owner + "_SERVICE_URI", OWNER::uri);
        }
        registry.add("ARCHIVE_SERVICE_URI", () -> "http://localhost:" + Line.unusedPort());
    }

    /** The gateway was started without the provider; from here on it is there. */
    @BeforeEach
    void theProviderArrives() {
        if (answerBeforeTheProviderWasThere == null) {
            answerBeforeTheProviderWasThere = get("/api/v1/members", OIDC.administrator("acme"));
            OIDC.start();
        }
    }

    /** The corp is connected to the tenant, and the gateway has heard so. */
    protected static void connected(String tenant, String corp) {
        if (!knownAs(tenant, corp, 1)) {
            Binding.connects(tenant, corp, 1);
            Awaitility.await().atMost(SOON_AFTER_START).until(() -> knownAs(tenant, corp, 1));
        }
    }

    protected static boolean knownAs(String tenant, String corp, long version) {
        return !database.rows(
                        "select 1 from connected_corp where tenant_id = '%s' and corp_id = '%s' and version = %d"
                                .formatted(tenant, corp, version))
                .isEmpty();
    }

    /** Acme's contacts callback, with the keys of {@link #ACME_SENDER}. */
    protected void acmeIsSetUp() {
        isSetUp(ACME);
    }

    /** The same of another corp of acme's. */
    protected void isSetUp(String corp) {
        connected("acme", corp);
        var body =
                """
                {"token":"%s","encodingAesKey":"%s"}\
                """
                        .formatted(ACME_SENDER.token(), ACME_SENDER.encodingAesKey());
        var answer =
                put(
                        "/api/v1/callback-settings/" + corp + "/" + CONTACTS,
                        OIDC.administrator("acme"),
                        body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    protected HttpResponse<String> get(String path, String token) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .build());
    }

    protected HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    protected HttpResponse<String> put(String path, String token, String json) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    protected HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "text/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    protected HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.sendAsync(request, BodyHandlers.ofString()).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            throw new AssertionError("no answer from " + request.uri(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** The facts told under a key, as soon as there are so many. */
    protected List<WeComCallback> told(String key, int atLeast) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> told(key).toList(), facts -> facts.size() >= atLeast);
    }

    protected Stream<WeComCallback> told(String key) {
        return records().filter(record -> key.equals(record.key())).map(RunningGateway::fact);
    }

    protected Stream<ConsumerRecord<String, byte[]>> records() {
        Infrastructure.kafka()
                .createTopic(Topic.WECOM_CALLBACKS.topicName(), 3, TestKafka.Cleanup.DELETE);
        return Infrastructure.kafka().records(Topic.WECOM_CALLBACKS.topicName()).stream();
    }

    /** What is written down about an object, as JSON. */
    protected static List<String> auditOf(String object) {
        return Infrastructure.kafka().records("audit.entries").stream()
                .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
                .filter(entry -> entry.contains(object))
                .toList();
    }

    private static WeComCallback fact(ConsumerRecord<String, byte[]> record) {
        var received =
                CODEC.read(
                        name -> {
                            var header = record.headers().lastHeader(name);
                            return header == null
                                    ? null
                                    : new String(header.value(), StandardCharsets.UTF_8);
                        },
                        record.value());
        return (WeComCallback) ((Known) received).event();
    }

    /** What of our own a refusal must never show. */
    protected static final Set<String> NEVER_SHOWN =
            Set.of("Exception", "com.wecombridge", "springframework", "at java.");
}
