package com.wecombridge.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback.ArchiveMessagesAnnounced;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.web.Gateway;
import com.wecombridge.testkit.web.ReadsBodies;
import com.wecombridge.testkit.web.WebDoor;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.SecretBox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class ArchiveServiceIT implements ReadsBodies {

    private static final TenantId ACME = new TenantId("acme");
    private static final AppId CRM_APP = new AppId("1000002");
    private static final AppId ARCHIVE = new AppId("2000004");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = "archive-secret-of-acme";

    private static final Gateway GATEWAY = new Gateway();
    private static final TestKafka KAFKA = Infrastructure.kafka();
    private static final EventCodec CODEC = new EventCodec();
    private static TestDatabase database;
    private static int corps;

    @LocalServerPort int port;
    @Autowired SecretBox box;

    private CorpId corp;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Arrays.stream(Topic.values())
                .forEach(
                        topic -> KAFKA.createTopic(topic.topicName(), 3, TestKafka.Cleanup.DELETE));
        database = Infrastructure.register(registry);
        registry.add("GATEWAY_KEYS_URI", GATEWAY::keysUri);
        registry.add("spring.lifecycle.timeout-per-shutdown-phase", () -> "5s");
    }

    @Override
    public WebDoor door() {
        return new WebDoor(port, GATEWAY, "/api/v1/archive/settings/wwnobody00000000");
    }

    @Override
    public Writing writing() {
        return new Writing("PUT", "/api/v1/archive/settings/" + corp, "secret");
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

    @Test
    void keepsTheSecretToItself() {
        put("", "{\"secret\":\"" + SECRET + "\"}").expectStatus().isNoContent();

        get().expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.secretSet")
                .isEqualTo(true)
                .jsonPath("$.secretSetAt")
                .isNotEmpty()
                .jsonPath("$.secret")
                .doesNotExist();
        var stored =
                String.valueOf(
                        database.rows("select * from archive where corp_id = '" + corp + "'"));
        assertThat(stored).doesNotContain(SECRET);
        assertThat(opened("secret", "archive", Purpose.ARCHIVE_SECRET)).isEqualTo(SECRET);
    }

    @Test
    void makesKeyPairsOfWhichSeveralLive() throws Exception {
        var first = generated();
        var second = generated();

        get().expectBody()
                .jsonPath("$.keyPairs.length()")
                .isEqualTo(2)
                .jsonPath("$.keyPairs[0].id")
                .isEqualTo(second.path("id").asString())
                .jsonPath("$.keyPairs[1].publicKey")
                .isEqualTo(first.path("publicKey").asString())
                .jsonPath("$.keyPairs[0].privateKey")
                .doesNotExist();
        assertThat(String.valueOf(rows("archive_key_pair"))).doesNotContain("BEGIN PRIVATE KEY");
    }

    @Test
    void keepsThePrivateHalfThatOpensWhatWeComSealsWithThePublicOne() throws Exception {
        var pem = generated().path("publicKey").asString();
        var publicKey =
                (RSAPublicKey)
                        KeyFactory.getInstance("RSA")
                                .generatePublic(new X509EncodedKeySpec(der(pem)));
        var privatePem = opened("private_key", "archive_key_pair", Purpose.ARCHIVE_PRIVATE_KEY);
        var privateKey =
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(der(privatePem)));

        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, publicKey);
        var sealed = cipher.doFinal("random key".getBytes(StandardCharsets.UTF_8));
        cipher.init(Cipher.DECRYPT_MODE, privateKey);

        assertThat(publicKey.getModulus().bitLength()).isEqualTo(2_048);
        assertThat(cipher.doFinal(sealed)).asString(StandardCharsets.UTF_8).isEqualTo("random key");
    }

    @Test
    void givesAVersionToOneKeyPairOnly() {
        var first = generated().path("id").asString();
        var second = generated().path("id").asString();

        number(first, 1).expectStatus().isOk().expectBody().jsonPath("$.version").isEqualTo(1);
        number(first, 1).expectStatus().isOk();
        number(second, 1)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/key-version-taken")
                .jsonPath("$.reason")
                .isNotEmpty();
        number(second, 2).expectStatus().isOk();
        number(UUID.randomUUID().toString(), 3).expectStatus().isNotFound();
        number(first, 0).expectStatus().isBadRequest();
    }

    @Test
    void writesDownWhoDidWhat() {
        put("", "{\"secret\":\"" + SECRET + "\"}").expectStatus().isNoContent();
        var pair = generated().path("id").asString();
        number(pair, 1).expectStatus().isOk();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(audited())
                                .extracting(AuditEntry::act)
                                .containsExactly(
                                        "archive.secret.set",
                                        "archive.key-pair.generate",
                                        "archive.key-pair.number"));
        assertThat(audited()).extracting(AuditEntry::actor).containsOnly("alice@acme.example");
        assertThat(audited().toString()).doesNotContain(SECRET);
    }

    @Test
    void remembersThatWeComAnnouncedMessages() {
        var at = Instant.parse("2026-11-20T02:00:00Z");
        var announced = new ArchiveMessagesAnnounced(corp, ARCHIVE, at, 7);
        tell(announced, "announced-" + corp);
        tell(announced, "announced-" + corp);
        tell(new ArchiveMessagesAnnounced(corp, ARCHIVE, at.plusSeconds(15), 8));

        await().atMost(SOON)
                .untilAsserted(() ->
                        get().expectBody()
                                .jsonPath("$.announcements")
                                .isEqualTo(2)
                                .jsonPath("$.lastAnnouncedAt")
                                .isEqualTo("2026-11-20T02:00:15Z"));
    }

    @Test
    void dropsTheWakeUpOfACorpThatNobodyConnected() {
        var stranger = new CorpId("wwstranger" + corps);
        tell(
                new ArchiveMessagesAnnounced(stranger, ARCHIVE, Instant.now(), 1),
                "stranger-" + corps);

        await().atMost(SOON)
                .until(() ->
                        !database.rows(
                                        "select 1 from inbox where event_id = 'stranger-"
                                                + corps
                                                + "'")
                                .isEmpty());
        assertThat(database.rows("select 1 from archive where corp_id = '" + stranger + "'"))
                .isEmpty();
    }

    @Test
    void knowsOnlyTheCorpsOfTheTenant() {
        call(HttpMethod.GET, "", GATEWAY.introduces("globex", "administrator"), "")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/corp-not-connected");
        var stranger = GATEWAY.introduces("globex", "administrator");
        call(HttpMethod.PUT, "", stranger, "{\"secret\":\"x\"}").expectStatus().isNotFound();
        call(HttpMethod.POST, "/key-pairs", stranger, "").expectStatus().isNotFound();
        assertThat(rows("archive")).isEmpty();

        tell(new CorpDisconnected(ACME, corp, CRM_APP, Instant.now(), 2));
        await().atMost(SOON).untilAsserted(() -> get().expectStatus().isNotFound());
    }

    @Test
    void letsOnlyAdministratorsChangeAnything() {
        var auditor = GATEWAY.introduces("acme", "auditor");

        call(HttpMethod.GET, "", auditor, "").expectStatus().isOk();
        call(HttpMethod.PUT, "", auditor, "{\"secret\":\"x\"}").expectStatus().isForbidden();
        call(HttpMethod.POST, "/key-pairs", auditor, "").expectStatus().isForbidden();
        call(HttpMethod.POST, "/key-pairs", "", "").expectStatus().isUnauthorized();
        assertThat(rows("archive_key_pair")).isEmpty();
    }

    @Test
    void refusesAnEmptySecret() {
        for (var body : List.of("{}", "{\"secret\":\" \"}", "nonsense")) {
            put("", body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/bad-request");
        }
    }

    private JsonNode generated() {
        var body =
                call(HttpMethod.POST, "/key-pairs", administrator(), "")
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private ResponseSpec number(String pair, int version) {
        return put("/key-pairs/" + pair + "/version", "{\"version\":" + version + "}");
    }

    private ResponseSpec get() {
        return call(HttpMethod.GET, "", administrator(), "");
    }

    private ResponseSpec put(String path, String body) {
        return call(HttpMethod.PUT, path, administrator(), body);
    }

    private static String administrator() {
        return GATEWAY.introduces("acme", "administrator");
    }

    private ResponseSpec call(HttpMethod method, String path, String bearer, String body) {
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

    private List<?> rows(String table) {
        return database.rows("select * from " + table + " where corp_id = '" + corp + "'");
    }

    /** What a column of the corp's only row holds once it is opened. */
    private String opened(String column, String table, Purpose purpose) {
        var row =
                database.rows(
                                "select %s as sealed from %s where corp_id = '%s'"
                                        .formatted(column, table, corp))
                        .getFirst();
        var sealed = new SealedSecret(String.valueOf(row.get("sealed")));
        return box.open(Scope.of(ACME), purpose, sealed).reveal();
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private List<AuditEntry> audited() {
        return KAFKA.records(Topic.AUDIT_ENTRIES.topicName()).stream()
                .map(record ->
                        CODEC.read(
                                name -> {
                                    var header = record.headers().lastHeader(name);
                                    return header == null
                                            ? null
                                            : new String(header.value(), StandardCharsets.UTF_8);
                                },
                                record.value()))
                .map(received -> (AuditEntry) ((Known) received).event())
                .filter(entry -> entry.object().equals("archives/" + corp))
                .toList();
    }

    private static void tell(Event event) {
        tell(event, UUID.randomUUID().toString());
    }

    private static void tell(Event event, String id) {
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
