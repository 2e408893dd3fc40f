package com.wecombridge.acceptance;

import static com.wecombridge.acceptance.SuiteStory.text;

import com.wecombridge.acceptance.kafka.Listener;
import com.wecombridge.acceptance.tencent.TencentLibrary;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A company connects with an app that it built itself, and sets its archive up. */
final class OwnAppStory {

    private static final String CORP = "wwglobex00000001";
    private static final int APP = 1000002;
    private static final int ARCHIVE = 2000004;
    private static final String SECRET = "globex-crm-app-secret-local-only";
    private static final String TOKEN = "GlobexLocalToken01";

    /**
     * Not canonical Base64: its last character has stray low bits, as WeCom's own keys may have.
     */
    private static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private final Http http;
    private final Addresses addresses;
    private final Simulator wecom;
    private final Bridge bridge;
    private final String run = Long.toString(Instant.now().toEpochMilli(), 36);

    OwnAppStory(Http http, Addresses addresses) {
        this.http = http;
        this.addresses = addresses;
        this.wecom = new Simulator(http, addresses.wecom());
        this.bridge = Bridge.signedIn(http, addresses, "globex-admin");
    }

    void connect() {
        wecom.define("corps", Map.of("corpId", CORP, "name", "Globex 某某贸易"));
        wecom.define(
                "members",
                Map.of(
                        "corpId",
                        CORP,
                        "userId",
                        "LIN_TAO",
                        "name",
                        "林涛",
                        "departments",
                        List.of(1)));
        wecom.define(
                "apps",
                Map.of(
                        "corpId", CORP,
                        "agentId", APP,
                        "name", "CRM",
                        "secret", SECRET,
                        "range", Map.of("parties", List.of(1))));
        bridge.put(
                        "/api/v1/corps/" + CORP + "/apps/" + APP,
                        Map.of("secret", SECRET, "corpName", "Globex 某某贸易"))
                .orFail("connecting the app");
        own(APP).awaitConnected();
        listenTo(APP);
    }

    /**
     * The administrator copies address, token and key to WeCom, which checks the address; again
     * while the gateway has not heard yet that the corp is connected.
     */
    private void listenTo(int app) {
        var settings = own(app).listen(TOKEN, AES_KEY);
        wecom.define(
                "apps",
                Map.of(
                        "corpId",
                        CORP,
                        "agentId",
                        app,
                        "verification",
                        "REQUIRED",
                        "callback",
                        Map.of(
                                "url", text(settings, "callbackUrl"),
                                "token", TOKEN,
                                "aesKey", AES_KEY)));
    }

    private OwnApp own(int app) {
        return new OwnApp(bridge, CORP, Integer.toString(app));
    }

    void directoryArrives() {
        bridge.waitFor(
                "LIN_TAO in the mirror",
                "/api/v1/members?corpId=" + CORP,
                member -> text(member, "memberUserId").equalsIgnoreCase("LIN_TAO"));
    }

    void tencentsCallback() {
        try (var listener = new Listener(addresses.kafka(), "wecom.callbacks")) {
            var answer = post(encrypted("wecom-" + run, CORP), TOKEN);
            if (answer.status() != 200) {
                throw new Unmet("the gateway answered " + answer.status());
            }
            var fact = listener.waitFor("the fact of the callback", this::isOurs);
            if (!Listener.header(fact, "ce_corpid").equals(CORP)) {
                throw new Unmet("the fact names corp " + Listener.header(fact, "ce_corpid"));
            }
        }
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> record) {
        return Listener.header(record, "ce_type")
                        .equals("com.wecombridge.member.change-reported.v1")
                && Listener.header(record, "ce_subject").equals("members/wecom-" + run);
    }

    void forgedCallback() {
        var foreignReceiver = post(encrypted("forged-" + run, "wwelse0000000001"), TOKEN);
        var foreignToken = post(encrypted("forged-" + run, CORP), "AnotherToken01");
        if (foreignReceiver.status() != 401 || foreignToken.status() != 401) {
            throw new Unmet(
                    "forged callbacks were answered "
                            + List.of(foreignReceiver.status(), foreignToken.status()));
        }
    }

    private Map<String, String> encrypted(String member, String receiver) {
        var text =
                """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
                <CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>\
                <Event><![CDATA[change_contact]]></Event><ChangeType>delete_user</ChangeType>\
                <UserID><![CDATA[%s]]></UserID></xml>\
                """
                        .formatted(CORP, Instant.now().getEpochSecond(), member);
        return Map.of("receiveId", receiver, "text", text);
    }

    private Http.Answer post(Map<String, String> message, String token) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var wish = new java.util.HashMap<>(message);
        wish.putAll(
                Map.of("token", token, "aesKey", AES_KEY, "timestamp", timestamp, "nonce", run));
        var made = TencentLibrary.encrypt(wish);
        var query =
                "msg_signature=%s&timestamp=%s&nonce=%s"
                        .formatted(text(made, "signature"), timestamp, encoded(run));
        var body =
                "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%d]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                        .formatted(CORP, APP, text(made, "encrypt"));
        var path = "/wecom/callbacks/corps/" + CORP + "/" + APP + "?" + query;
        return http.postText(address(path), "text/xml", Map.of(), body);
    }

    private URI address(String path) {
        return addresses.gateway().resolve(path);
    }

    void archiveWakesUp() {
        bridge.put(
                        "/api/v1/archive/settings/" + CORP,
                        Map.of("secret", "globex-archive-secret-local-only"))
                .orFail("saving the archive's settings");
        var keyPairs = "/api/v1/archive/settings/" + CORP + "/key-pairs";
        var keyPair = bridge.post(keyPairs, Map.of()).orFail("making a key pair").json();
        if (!text(keyPair, "publicKey").contains("BEGIN PUBLIC KEY")) {
            throw new Unmet("there is no public key to copy");
        }
        var before = announced();
        wecom.define(
                "apps",
                Map.of(
                        "corpId",
                        CORP,
                        "agentId",
                        ARCHIVE,
                        "secret",
                        "globex-archive-app-local-only"));
        listenTo(ARCHIVE);
        wecom.define(
                "callbacks", Map.of("corpId", CORP, "agentId", ARCHIVE, "kind", "msgaudit_notify"));
        Patience.waitFor(
                "the archive to hear of new messages",
                () -> Optional.of(announced()).filter(now -> now > before));
    }

    private long announced() {
        return bridge.get("/api/v1/archive/settings/" + CORP)
                .orFail("reading the archive's settings")
                .json()
                .path("announcements")
                .asLong(0);
    }

    void seesNothingOf(String otherCorp) {
        var answer = bridge.get("/api/v1/members?corpId=" + otherCorp);
        if (answer.status() != 404 || !answer.text().contains("/problems/corp-not-connected")) {
            throw new Unmet("Globex sees " + answer.text());
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
