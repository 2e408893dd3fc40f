package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said is archived, sealed, pulled and opened. */
class ArchiveTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SECRET = "acme-archive-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final KeyPair FIRST = ArchiveKeys.fresh();
    private static final KeyPair SECOND = ArchiveKeys.fresh();

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Receiver receiver = new Receiver();
    private final Caller caller = new Caller(simulator);

    @BeforeEach
    void liLeiIsArchivedAndHasACustomer() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        for (var userId : List.of("LI_LEI", "HAN_MEIMEI")) {
            simulator.define().member(ACME, userId, member -> member);
        }
        for (var agentId : List.of(App.CHAT_ARCHIVE, App.CUSTOMER_CONTACT)) {
            simulator
                    .define()
                    .app(
                            ACME,
                            agentId,
                            app ->
                                    app.secret(SECRET + (agentId == App.CHAT_ARCHIVE ? "" : "-no"))
                                            .callback(
                                                    receiver.url("/" + agentId),
                                                    Receiver.TOKEN,
                                                    Receiver.AES_KEY));
        }
        define("archive-settings", "{'enabled':true,'seats':{'enterprise':['LI_LEI']}}");
        define("archive-keys", "{'publicKey':'" + pem(FIRST) + "'}");
        define("customers", "{'userId':'LI_LEI','externalUserId':'wmCHEN','name':'陈客户'}");
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void archivesNothingOfACustomerWhoHasNotAgreed() {
        say("'from':'wmCHEN','to':'LI_LEI','text':'在吗？'");
        assertThat(pull(0, 100).path("chatdata")).isEmpty();
        assertThat(agreement("wmCHEN").at("/agreeinfo/0/agree_status").asString())
                .isEqualTo("Disagree");

        agree("wmCHEN");
        say("'from':'li_lei','to':'wmCHEN','text':'您好👍🏻'");

        assertThat(agreement("wmCHEN").at("/agreeinfo/0/agree_status").asString())
                .isEqualTo("Agree");
        var opened = opened(pull(0, 100), FIRST);
        assertThat(opened)
                .extracting(text -> text.path("msgtype").asString())
                .containsExactly("agree", "text");
        var text = opened.getLast();
        assertThat(text.path("from").asString()).isEqualTo("LI_LEI");
        assertThat(text.at("/tolist/0").asString()).isEqualTo("wmCHEN");
        assertThat(text.path("msgid").asString()).endsWith("_external");
        assertThat(text.at("/text/content").asString()).isEqualTo("您好👍🏻");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(heard(App.CUSTOMER_CONTACT))
                                .anyMatch(xml ->
                                        xml.contains("msg_audit_approved")
                                                && xml.contains("WelcomeCode")));
        assertThat(heard(App.CUSTOMER_CONTACT).getFirst())
                .contains("add_external_contact")
                .doesNotContain("WelcomeCode");
    }

    @Test
    void archivesEveryTypeInBothSpellings() {
        agree("wmCHEN");
        for (var sample : List.of("MINIMAL", "MAXIMAL", "ALTERNATIVE")) {
            define(
                    "archive-messages",
                    "{'everyType':true,'sample':'%s','from':'LI_LEI','to':'wmCHEN'}"
                            .formatted(sample));
        }

        var opened = opened(pull(0, 1000), FIRST);
        assertThat(opened).hasSize(1 + 3 * 34);
        var maximal = opened.subList(35, 69);
        assertThat(maximal)
                .extracting(text -> text.path("msgtype").asString("switch"))
                .contains("mixed", "meeting_voice_call", "qydiskfile", "revoke", "switch")
                .doesNotHaveDuplicates();
        var mixed = ofType(maximal, "mixed").at("/mixed/item/1");
        var image = Json.MAPPER.readTree(mixed.path("content").asString());
        assertThat(image.path("filesize").asInt()).isEqualTo(700);
        assertThat(image.path("md5sum").asString()).hasSize(32);
        assertThat(ofType(maximal, "voice").at("/voice/voice_size").asInt()).isEqualTo(98_000);
        assertThat(ofType(maximal, "docmsg").has("doc")).isTrue();
        assertThat(ofType(maximal, "meeting").at("/meeting/meetingid").bigIntegerValue())
                .hasToString("18446744073709551614");
        assertThat(ofType(maximal, "meeting_voice_call").path("voiceid").asString()).isNotEmpty();
        var alternative = opened.subList(69, 103);
        assertThat(ofType(alternative, "vote").has("votetitle")).isTrue();
        assertThat(ofType(alternative, "disagree").has("agree")).isTrue();
        var switched = maximal.getLast();
        assertThat(switched.path("action").asString()).isEqualTo("switch");
        assertThat(switched.has("msgtime")).isFalse();
    }

    @Test
    void pullsPageByPageUnderTheKeyOfTheTime() {
        agree("wmCHEN");
        say("'from':'LI_LEI','to':'wmCHEN','text':'旧钥匙'");
        assertThat(define("archive-keys", "{'publicKey':'" + pem(SECOND) + "'}"))
                .contains("\"version\":2");
        say("'from':'LI_LEI','to':'wmCHEN','text':'新钥匙'");

        var first = pull(0, 2).path("chatdata");
        var rest = pull(first.at("/1/seq").asLong(), 2).path("chatdata");
        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(first.at("/1/publickey_ver").asInt()).isEqualTo(1);
        assertThat(rest.at("/0/publickey_ver").asInt()).isEqualTo(2);
        assertThat(rest.at("/0/seq").asLong()).isGreaterThan(first.at("/1/seq").asLong());
        assertThat(open(rest.path(0), SECOND)).contains("新钥匙");
        assertThat(errcode(pull(0, 1001))).isEqualTo(10000);
    }

    @Test
    void losesWhatNobodyPulledWithinFiveDays() {
        agree("wmCHEN");
        say("'from':'LI_LEI','to':'wmCHEN','text':'第一天'");
        simulator.define().advanceClock(Duration.ofDays(4));
        say("'from':'LI_LEI','to':'wmCHEN','text':'第五天'");
        simulator.define().advanceClock(Duration.ofDays(2));

        assertThat(opened(pull(0, 100), FIRST))
                .extracting(text -> text.at("/text/content").asString())
                .containsExactly("第五天");
        define("archive-settings", "{'pastWindow':'REFUSED'}");
        assertThat(errcode(pull(0, 100))).isEqualTo(10010);
    }

    @Test
    void handsOutFilesInChunks() {
        agree("wmCHEN");
        say(
                "'from':'LI_LEI','to':'wmCHEN','msgtype':'video','file':{'bytes':1100000,'name':'1.mp4'}");
        var video = opened(pull(0, 100), FIRST).getLast().path("video");
        var whole = new ByteArrayOutputStream();
        var index = "";
        var chunks = 0;
        HttpResponse<String> chunk;
        do {
            chunk = media(video.path("sdkfileid").asString(), index);
            whole.writeBytes(chunk.body().getBytes(StandardCharsets.ISO_8859_1));
            index = chunk.headers().firstValue("Out-Index-Buf").orElse("");
            chunks++;
        } while (chunk.headers().firstValue("Is-Finish").orElseThrow().equals("0"));

        assertThat(chunks).isEqualTo(3);
        assertThat(whole.size()).isEqualTo(1_100_000);
        assertThat(md5(whole.toByteArray())).isEqualTo(video.path("md5sum").asString());
        assertThat(media("CtYxNothing", "").body()).contains("10005");
        assertThat(media(video.path("sdkfileid").asString(), "nonsense").body()).contains("10000");
    }

    @Test
    void answersEveryObstacleWithItsCode() {
        assertThat(errcode(pull("wwnobody00000000", SECRET))).isEqualTo(40013);
        assertThat(errcode(pull(ACME, "wrong"))).isEqualTo(40001);
        define("trusted-ips", "{'agentId':2000004,'ips':['203.0.113.7']}");
        assertThat(errcode(pull(0, 1))).isEqualTo(301042);
        define("archive-settings", "{'untrustedAnswer':10009}");
        assertThat(errcode(pull(0, 1))).isEqualTo(10009);
        define("trusted-ips", "{'agentId':2000004,'ips':['127.0.0.1','::1','0:0:0:0:0:0:0:1']}");
        simulator.define().advanceClock(Duration.ofMinutes(5));
        simulator.define().fault("/simulator/archive/chat-data", fault -> fault.errcode(10001));
        assertThat(errcode(pull(0, 1))).isEqualTo(10001);
        define("archive-settings", "{'expiresAt':'2026-01-01T00:00:00Z'}");
        assertThat(errcode(pull(0, 1))).isEqualTo(301052);
        assertThat(errcode(companion("get_permit_user_list", "{}"))).isEqualTo(301052);
        define("archive-settings", "{'enabled':false}");
        assertThat(errcode(pull(0, 1))).isEqualTo(301053);
        define("archive-settings", "{'callsPerMinute':1,'enabled':true}");
        assertThat(errcode(pull(0, 1))).isEqualTo(45009);
        define("archive-settings", "{'chunksPerMinute':0}");
        assertThat(media("file-1", "").headers().firstValue("Error-Code")).hasValue("45009");
    }

    @Test
    void archivesAGroupByWhoHasASeatAndWhoAgreed() {
        define(
                "customer-groups",
                "{'chatId':'wrG1','name':'项目群','owner':'LI_LEI','members':['wmCHEN','wmZHAO','HAN_MEIMEI']}");
        define(
                "customer-groups",
                "{'chatId':'wrIN','name':'内部群','owner':'HAN_MEIMEI','internal':true,'members':['LI_LEI']}");
        define("consents", "{'roomId':'wrG1','externalUserId':'wmCHEN'}");
        say("'from':'wmCHEN','roomId':'wrG1','text':'同意的'");
        say("'from':'wmZHAO','roomId':'wrG1','text':'没同意的'");
        say("'from':'HAN_MEIMEI','roomId':'wrIN','text':'内部'");

        assertThat(opened(pull(0, 9), FIRST))
                .extracting(text ->
                        text.path("roomid").asString() + text.at("/text/content").asString())
                .containsExactly("wrG1同意的", "wrIN内部");
        var asked = companion("check_room_agree", "{'roomid':'wrG1'}");
        assertThat(asked.path("agreeinfo")).hasSize(2);
        assertThat(asked.at("/agreeinfo/0/agree_status").asString()).isEqualTo("Agree");
        assertThat(companion("groupchat/get", "{'roomid':'wrIN'}").path("members")).hasSize(2);
        assertThat(errcode(companion("groupchat/get", "{'roomid':'wrG1'}"))).isEqualTo(301059);
        define("archive-settings", "{'seats':{'enterprise':[],'service':['LI_LEI']}}");
        say("'from':'HAN_MEIMEI','roomId':'wrIN','text':'服务版不存内部'");
        assertThat(pull(0, 9).path("chatdata")).hasSize(2);
        assertThat(companion("get_permit_user_list", "{'type':2}").path("ids")).hasSize(1);
        assertThat(companion("get_permit_user_list", "{'type':3}").path("ids")).isEmpty();
        define("archive-robots", "{'robotId':'wbBOT','name':'日报','creator':'LI_LEI'}");
        assertThat(
                        caller.get(
                                        "/cgi-bin/msgaudit/get_robot_info?access_token="
                                                + token()
                                                + "&robot_id=wbBOT")
                                .at("/data/name")
                                .asString())
                .isEqualTo("日报");
    }

    @Test
    void tellsThatThereIsSomethingNewAtMostEveryFifteenSeconds() {
        agree("wmCHEN");
        for (var i = 0; i < 3; i++) {
            say("'from':'LI_LEI','to':'wmCHEN','text':'消息'");
        }
        await().atMost(PATIENCE).until(() -> heard(App.CHAT_ARCHIVE).size() == 1);
        assertThat(heard(App.CHAT_ARCHIVE).getFirst())
                .contains("<Event><![CDATA[msgaudit_notify]]>")
                .contains("<AgentID>2000004</AgentID>");

        simulator.define().advanceClock(Duration.ofSeconds(16));

        await().atMost(PATIENCE).until(() -> heard(App.CHAT_ARCHIVE).size() == 2);
        simulator.define().advanceClock(Duration.ofSeconds(16));
        assertThat(heard(App.CHAT_ARCHIVE)).hasSize(2);
    }

    private void agree(String customer) {
        define("consents", "{'userId':'LI_LEI','externalUserId':'" + customer + "'}");
    }

    private JsonNode agreement(String customer) {
        return companion(
                "check_single_agree",
                "{'info':[{'userid':'LI_LEI','exteranalopenid':'" + customer + "'}]}");
    }

    private void say(String what) {
        var answer = post("/simulator/chats/say", "{'corpId':'" + ACME + "'," + what + "}");
        assertThat(answer.has("problem")).as(answer.toString()).isFalse();
    }

    private String define(String thing, String definition) {
        var whole = "{'corpId':'" + ACME + "'," + definition.substring(1);
        var answer =
                caller.postRaw(
                        "/simulator/define/" + thing, "application/json", whole.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode companion(String path, String body) {
        return post("/cgi-bin/msgaudit/" + path + "?access_token=" + token(), body);
    }

    private String token() {
        return caller.token(ACME, SECRET);
    }

    private JsonNode pull(String corpId, String secret) {
        return post(
                "/simulator/archive/chat-data",
                "{'corpid':'%s','secret':'%s','seq':0,'limit':1}".formatted(corpId, secret));
    }

    private JsonNode pull(long seq, int limit) {
        return post(
                "/simulator/archive/chat-data",
                "{'corpid':'%s','secret':'%s','seq':%d,'limit':%d}"
                        .formatted(ACME, SECRET, seq, limit));
    }

    private HttpResponse<String> media(String fileId, String index) {
        var body =
                "{'corpid':'%s','secret':'%s','sdkfileid':'%s','indexbuf':'%s'}"
                        .formatted(ACME, SECRET, fileId, index)
                        .replace('\'', '"');
        return caller.bytes(
                HttpRequest.newBuilder(
                                simulator.apiBaseUrl().resolve("/simulator/archive/media-data"))
                        .POST(BodyPublishers.ofString(body)));
    }

    private List<JsonNode> opened(JsonNode page, KeyPair key) {
        var opened = new ArrayList<JsonNode>();
        for (var envelope : page.path("chatdata")) {
            opened.add(Json.MAPPER.readTree(open(envelope, key)));
        }
        return opened;
    }

    /** As a worker does it: RSA with the private key, the rest with the library. */
    private String open(JsonNode envelope, KeyPair key) {
        try {
            var rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, key.getPrivate());
            var locked = envelope.path("encrypt_random_key").asString();
            var randomKey =
                    new String(
                            rsa.doFinal(Base64.getDecoder().decode(locked)),
                            StandardCharsets.US_ASCII);
            var body =
                    Json.object()
                            .put("encrypt_key", randomKey)
                            .put("encrypt_msg", envelope.path("encrypt_chat_msg").asString());
            return caller.postRaw(
                            "/simulator/archive/decrypt-data", "application/json", body.toString())
                    .body();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode post(String path, String body) {
        return caller.post(path, body.replace('\'', '"'));
    }

    private List<String> heard(int agentId) {
        return receiver.heard().stream()
                .filter(heard -> heard.path().equals("/" + agentId))
                .map(Receiver.Heard::text)
                .toList();
    }

    private static JsonNode ofType(List<JsonNode> texts, String msgtype) {
        return texts.stream()
                .filter(text -> text.path("msgtype").asString("").equals(msgtype))
                .findFirst()
                .orElseThrow();
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\\n-----END PUBLIC KEY-----";
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
