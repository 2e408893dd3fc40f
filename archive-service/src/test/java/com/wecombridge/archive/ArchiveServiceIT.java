package com.wecombridge.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.wecom.WeComCallback.ArchiveMessagesAnnounced;
import com.wecombridge.testkit.web.ReadsBodies;
import com.wecombridge.testkit.web.WebDoor;
import com.wecombridge.wecom.secrets.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What an administrator sets for the archive, and what WeCom announces. */
@NullUnmarked
class ArchiveServiceIT extends RunningArchive implements ReadsBodies {

    @Override
    public WebDoor door() {
        return new WebDoor(port, GATEWAY, "/api/v1/archive/settings/wwnobody00000000");
    }

    @Override
    public Writing writing() {
        return new Writing("PUT", "/api/v1/archive/settings/" + corp, "secret");
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
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(refusals())
                                .containsExactly(
                                        "archive.key-pair.number refused: KEY_VERSION_TAKEN",
                                        "archive.key-pair.number refused: KEY_PAIR_UNKNOWN"));
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
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(refusals())
                                .containsExactly(
                                        "archive.secret.set refused: CORP_NOT_CONNECTED",
                                        "archive.key-pair.generate refused: CORP_NOT_CONNECTED"));

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

    private ResponseSpec number(String pair, int version) {
        return put("/key-pairs/" + pair + "/version", "{\"version\":" + version + "}");
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private List<String> refusals() {
        return audited().stream()
                .flatMap(entry ->
                        entry.refusal().map(reason -> entry.act() + " refused: " + reason).stream())
                .toList();
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
}
