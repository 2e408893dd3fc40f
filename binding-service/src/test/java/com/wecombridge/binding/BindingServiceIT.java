package com.wecombridge.binding;

import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserChanged;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementGranted;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.web.Gateway;
import com.wecombridge.testkit.web.WebDoor;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecomsim.SimulatorSettings;
import com.wecombridge.wecomsim.WeComSimulator;
import com.wecombridge.wecomsim.world.Suite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The whole service with real PostgreSQL and Kafka, and WeCom simulated. One context serves all
 * tests; each uses corps of its own.
 */
@NullUnmarked
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.level.root=warn")
public abstract class BindingServiceIT {

    protected static final String ACME = "acme";
    protected static final String GLOBEX = "globex";
    protected static final String SUITE = "wwtestsuite000001";
    protected static final Duration SOON = Duration.ofSeconds(20);

    private static final String SUITE_SECRET = "suite-secret-of-tests";
    private static final String AES_KEY = "TestKeyTestKeyTestKeyTestKeyTestKeyTestKeyA";
    private static final AtomicLong VERSIONS = new AtomicLong(1);
    protected static final Gateway GATEWAY = new Gateway("binding-service");

    protected static final WeComSimulator WECOM =
            WeComSimulator.start(SimulatorSettings.inMemory());

    protected static TestDatabase database;

    @Autowired protected EventCodec codec;
    @Autowired protected SecretBox box;
    @LocalServerPort protected int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        for (Topic topic : Topic.values()) {
            createTopic(topic.topicName());
            createTopic(topic.topicName() + ".dlt.binding-service");
        }
        WECOM.define()
                .suite(
                        SUITE,
                        suite ->
                                suite.name("CRM")
                                        .secret(SUITE_SECRET)
                                        .provider("wwtestprovider001", "provider-secret-of-tests")
                                        .callbacks(
                                                "http://localhost:1/commands",
                                                "http://localhost:1/data",
                                                "TestToken01",
                                                AES_KEY)
                                        .unverified());
        database = Infrastructure.register(registry);
        registry.add("DATABASE_POOL_SIZE", () -> "2"); // so that tenants meet on a connection
        registry.add("WECOM_SUITE_ID", () -> SUITE);
        registry.add("WECOM_SUITE_SECRET", () -> SUITE_SECRET);
        // Spring reads WECOM_API_BASE_URL and its like under these names from a real environment
        // only.
        registry.add("wecom.api-base-url", () -> WECOM.apiBaseUrl().toString());
        registry.add("wecom.web-base-url", () -> WECOM.webBaseUrl().toString());
        registry.add("secrets.master-key", () -> Infrastructure.MASTER_KEYS);
        registry.add("PUBLIC_BASE_URL", () -> "http://localhost:9101");
        registry.add("GATEWAY_KEYS_URI", GATEWAY::keysUri);
    }

    private static void createTopic(String name) {
        kafka().createTopic(name, 3, TestKafka.Cleanup.DELETE);
    }

    private static TestKafka kafka() {
        return Infrastructure.kafka();
    }

    @BeforeEach
    void theSuiteHasAToken() {
        if (suiteTokens() == 0) {
            ticketArrives();
            await().atMost(SOON).until(() -> suiteTokens() == 1);
        }
        entitled(ACME);
        entitled(GLOBEX);
        await().atMost(SOON).until(() -> entitled(database).equals(Set.of(ACME, GLOBEX)));
    }

    /** Which of the two tenants of the tests are; there may be others. */
    protected static Set<String> entitled(TestDatabase database) {
        return database
                .rows("select tenant_id from entitlement where tenant_id in ('acme', 'globex')")
                .stream()
                .map(row -> String.valueOf(row.get("tenant_id")))
                .collect(Collectors.toSet());
    }

    private static int suiteTokens() {
        return database.rows("select 1 from suite where token is not null").size();
    }

    protected void ticketArrives() {
        WECOM.define().pushSuiteTicket(SUITE);
        var ticket = WECOM.query().suites().stream().map(Suite::ticket).findFirst().orElseThrow();
        tell(
                new SuiteTicketReceived(
                        new SuiteId(SUITE),
                        box.seal(Scope.platform(), Purpose.SUITE_TICKET, new Secret(ticket)),
                        Instant.now(),
                        version()));
    }

    protected void entitled(String tenant) {
        tell(
                new EntitlementGranted(
                        new TenantId(tenant),
                        "某某科技 " + tenant,
                        30,
                        Set.of("wecom"),
                        Instant.EPOCH,
                        Optional.empty(),
                        version()));
    }

    protected void crmUser(String tenant, String user) {
        tell(
                new CrmUserChanged(
                        new TenantId(tenant),
                        new CrmUserId(user),
                        "用户 " + user,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        List.of(),
                        version()));
    }

    protected SealedSecret sealedAuthCode(String authCode) {
        return box.seal(Scope.platform(), Purpose.AUTH_CODE, new Secret(authCode));
    }

    protected static long version() {
        return VERSIONS.getAndIncrement();
    }

    /** Tells a fact as the service would that owns it. */
    protected void tell(Event fact) {
        var envelope =
                new Envelope(
                        new EventId(UUID.randomUUID().toString()),
                        "/tests",
                        EventCatalogue.typeOf(fact.getClass()),
                        fact.subject(),
                        Instant.now(),
                        fact.tenantId(),
                        fact.corpId(),
                        fact.key(),
                        Optional.empty(),
                        fact.version(),
                        Optional.empty());
        var record = new ProducerRecord<>(fact.topic().topicName(), fact.key(), codec.data(fact));
        EventCodec.headers(envelope)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka().send(record);
    }

    /** What the service told of this kind so far, in order within each key. */
    protected <T extends Event> List<T> told(Topic topic, Class<T> type) {
        return kafka().records(topic.topicName()).stream()
                .filter(record -> record.value() != null)
                .map(this::read)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Waits for this many entries about the object, and returns what was tried, in order. */
    protected List<String> auditedActs(String object, int entries) {
        await().atMost(SOON).until(() -> actsOn(object).size() >= entries);
        return actsOn(object);
    }

    private List<String> actsOn(String object) {
        return acts(entry -> entry.object().equals(object));
    }

    /** What was tried on behalf of the tenant so far. */
    protected List<String> actsFor(String tenant) {
        return acts(entry -> entry.tenant().value().equals(tenant));
    }

    private List<String> acts(Predicate<AuditEntry> which) {
        return told(Topic.AUDIT_ENTRIES, AuditEntry.class).stream()
                .filter(which)
                .map(entry ->
                        entry.refusal()
                                .map(reason -> entry.act() + " refused: " + reason)
                                .orElse(entry.act()))
                .toList();
    }

    protected Event read(ConsumerRecord<String, byte[]> record) {
        var received =
                codec.read(
                        name -> {
                            var header = record.headers().lastHeader(name);
                            return header == null
                                    ? null
                                    : new String(header.value(), StandardCharsets.UTF_8);
                        },
                        record.value());
        return ((Known) received).event();
    }

    protected WebTestClient administratorOf(String tenant) {
        return as("administrator", tenant);
    }

    protected WebTestClient as(String role, String tenant) {
        return client(GATEWAY.introduces(tenant, role));
    }

    protected WebTestClient anybody() {
        return WebTestClient.bindToServer().baseUrl(baseUrl()).responseTimeout(SOON).build();
    }

    protected WebDoor doorShowing(String path) {
        return new WebDoor(port, GATEWAY, path);
    }

    protected String baseUrl() {
        return "http://localhost:" + port;
    }

    private WebTestClient client(String bearer) {
        return anybody()
                .mutate()
                .defaultHeaders(h -> h.set(HttpHeaders.AUTHORIZATION, bearer))
                .build();
    }
}
