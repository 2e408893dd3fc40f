package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.behaviour.Behaviour.DuplicateAnswer;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.Message.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MessagesTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final String SUITE = "wwsuite000000001";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);
    private String token = "";

    @BeforeEach
    void acmeHasAnAppForItsSales() {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技"));
        define.department(ACME, 2, department -> department.name("销售部"));
        define.department(ACME, 3, department -> department.name("市场部"));
        define.member(ACME, "LI_LEI", member -> member.departments(2));
        define.member(ACME, "HAN_MEIMEI", member -> member.departments(2));
        define.member(ACME, "WEI_HUA", member -> member.departments(3));
        define.app(ACME, CRM, app -> app.secret("acme-crm-secret").visibleParties(2));
        token = wecom.token(ACME, "acme-crm-secret");
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void reachesAMemberInTheRange() {
        var answer = send("\"touser\":\"li_lei\"", "你好");

        assertThat(answer.path("errcode").asInt()).isZero();
        assertThat(answer.has("invaliduser")).isFalse();
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI"))
                .singleElement()
                .satisfies(m -> assertThat(m.msgId()).isEqualTo(answer.path("msgid").asString()));
    }

    @Test
    void namesUnknownAndOutOfRangeReceiversInLowerCase() {
        var answer = send("\"touser\":\"LI_LEI|NOBODY|WEI_HUA\"", "你好");

        assertThat(answer.path("errcode").asInt()).isZero();
        assertThat(answer.path("invaliduser").asString()).isEqualTo("nobody|wei_hua");
    }

    @Test
    void refusesWhenEveryReceiverIsInvalid() {
        assertThat(errcode("\"touser\":\"WEI_HUA\",\"toparty\":\"3\"")).isEqualTo(81013);
        assertThat(errcode("\"touser\":\"\"")).isEqualTo(82001);
        assertThat(errcode("\"touser\":\"" + "a|".repeat(1000) + thousandIds() + "\""))
                .isEqualTo(40032);
    }

    @Test
    void checksTheAgentBeforeTheBodyAndTheBodyBeforeTheReceivers() {
        var wrongAgent = "{\"msgtype\":\"nonsense\",\"agentid\":1000009}";
        var wrongBody = "{\"msgtype\":\"nonsense\",\"agentid\":1000002}";

        assertThat(post("send", wrongAgent).path("errcode").asInt()).isEqualTo(301002);
        assertThat(post("send", wrongBody).path("errcode").asInt()).isEqualTo(40008);
    }

    @Test
    void dropsSilentlyAboveThirtyAMinuteForOneMember() {
        for (var i = 0; i < 31; i++) {
            assertThat(send("\"touser\":\"LI_LEI\"", "第 " + i).path("errcode").asInt()).isZero();
        }

        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(30);
        assertThat(simulator.query().messages().getLast().recipients().getFirst().outcome())
                .isEqualTo(Outcome.OVER_FREQUENCY);
        simulator.define().advanceClock(Duration.ofMinutes(2));
        send("\"touser\":\"LI_LEI\"", "later");
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(31);
    }

    @Test
    void swallowsAnIdenticalMessageWithinTheInterval() {
        var wish = "\"enable_duplicate_check\":1,\"touser\":\"LI_LEI\"";
        var first = send(wish, "你好");
        var second = send(wish, "你好");

        assertThat(second.path("msgid")).isEqualTo(first.path("msgid"));
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(1);
        simulator.define().behaviour(b -> b.duplicateAnswer(DuplicateAnswer.NEW_MSGID));
        assertThat(send(wish, "你好").path("msgid")).isNotEqualTo(first.path("msgid"));
        simulator.define().advanceClock(Duration.ofMinutes(31));
        send(wish, "你好");
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(2);
    }

    @Test
    void namesAnUnlicensedMemberOnlyWhenAddressedById() {
        simulator.define().corp(ACME, corp -> corp.openToSuites());
        provider.offers(SUITE, 1);
        simulator.define().licences(ACME, List.of("HAN_MEIMEI"), false);
        var suiteToken = provider.installedIn(ACME, SUITE).path("access_token").asString();
        var agentId = simulator.query().installation(ACME, SUITE).orElseThrow().agentId();

        var byId = sendAs(suiteToken, agentId, "\"touser\":\"LI_LEI|HAN_MEIMEI\"");
        var byParty = sendAs(suiteToken, agentId, "\"toparty\":\"2\"");

        assertThat(byId.path("unlicenseduser").asString()).isEqualTo("han_meimei");
        assertThat(byParty.has("unlicenseduser")).isFalse();
        assertThat(simulator.query().messagesOf(ACME, "HAN_MEIMEI")).isEmpty();
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(2);
    }

    @Test
    void givesAResponseCodeForACardThatCanBeActedOn() {
        var card =
                """
                {"touser":"LI_LEI","msgtype":"template_card","agentid":1000002,"template_card":{
                 "card_type":"button_interaction","main_title":{"title":"审批"},"task_id":"todo-1",
                 "button_list":[{"text":"同意","key":"approve"}]}}
                """;

        assertThat(post("send", card).path("response_code").asString()).startsWith("rc-");
        assertThat(post("send", card).path("errcode").asInt()).isEqualTo(42014);
        assertThat(send("\"touser\":\"LI_LEI\"", "x").has("response_code")).isFalse();
    }

    @Test
    void takesAMessageBackWithinADay() {
        var msgId = send("\"touser\":\"LI_LEI\"", "你好").path("msgid").asString();

        assertThat(post("recall", "{\"msgid\":\"" + msgId + "\"}").path("errcode").asInt())
                .isZero();
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).isEmpty();
    }

    @Test
    void doesTheWorkBeforeTheConnectionIsCut() {
        simulator.define().fault("/cgi-bin/message/send", f -> f.kind(Fault.Kind.DROP_AFTER_DOING));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> send("\"touser\":\"LI_LEI\"", "x"))
                .isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(1);
        assertThat(send("\"touser\":\"LI_LEI\"", "y").path("errcode").asInt()).isZero();
    }

    @Test
    void answersTheScriptedErrcodeWithoutDoingAnything() {
        simulator.define().fault("/cgi-bin/message/send", f -> f.errcode(45009).times(2));

        assertThat(errcode("\"touser\":\"LI_LEI\"")).isEqualTo(45009);
        assertThat(errcode("\"touser\":\"LI_LEI\"")).isEqualTo(45009);
        assertThat(errcode("\"touser\":\"LI_LEI\"")).isZero();
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(1);
    }

    @Test
    void sendsApprovedTemplatesForSuitesAlone() {
        simulator.define().corp(ACME, corp -> corp.openToSuites());
        provider.offers(SUITE, 1);
        var suiteToken = provider.installedIn(ACME, SUITE).path("access_token").asString();
        var agentId = simulator.query().installation(ACME, SUITE).orElseThrow().agentId();
        var template =
                "{\"template_id\":\"T1\",\"content_item\":[{\"key\":\"客户\",\"value\":\"陈总\"}]}";
        var chosen = "\"selected_ticket_list\":[\"ticket\"],\"touser\":\"LI_LEI\"";

        assertThat(template(suiteToken, agentId, "\"touser\":\"LI_LEI\"", template)).isZero();
        assertThat(template(suiteToken, agentId, chosen, template)).isEqualTo(40058);
        assertThat(template(suiteToken, agentId, "\"touser\":\"LI_LEI\"", "{}")).isEqualTo(40035);
        assertThat(template(token, CRM, "\"touser\":\"LI_LEI\"", template)).isEqualTo(48002);
        assertThat(simulator.query().messagesOf(ACME, "LI_LEI"))
                .singleElement()
                .satisfies(m -> assertThat(m.msgType()).isEqualTo("template_msg"));
    }

    private int template(String as, int agentId, String receivers, String content) {
        return wecom.post(
                        "/cgi-bin/message/send?access_token=" + as,
                        "{%s,\"msgtype\":\"template_msg\",\"agentid\":%d,\"template_msg\":%s}"
                                .formatted(receivers, agentId, content))
                .path("errcode")
                .asInt();
    }

    @Test
    void writesDownWhatAClientShouldNotDo() {
        wecom.postRaw(
                "/cgi-bin/message/send?access_token=" + token,
                "application/x-www-form-urlencoded",
                "touser=LI_LEI");
        wecom.postRaw("/cgi-bin/user/nonsense", "application/json", "{}");

        var ledger = simulator.query().ledger();
        assertThat(ledger.get(ledger.size() - 2).complaints()).contains("form-encoded body");
        assertThat(ledger.getLast().complaints()).contains("no such path in this simulator");
        assertThat(ledger.getLast().status()).isEqualTo(404);
    }

    @Test
    void losesAMemberWhoLeftTheRangeEvenQuietly() {
        simulator.define().member(ACME, "LI_LEI", m -> m.departments(3), Telling.quietly());

        assertThat(errcode("\"touser\":\"LI_LEI\"")).isEqualTo(81013);
    }

    private static String thousandIds() {
        var ids = new StringBuilder();
        for (var i = 0; i < 1001; i++) {
            ids.append("u").append(i).append('|');
        }
        return ids.toString();
    }

    private JsonNode sendAs(String as, int agentId, String receivers) {
        return wecom.post(
                "/cgi-bin/message/send?access_token=" + as,
                "{%s,\"msgtype\":\"text\",\"agentid\":%d,\"text\":{\"content\":\"hi\"}}"
                        .formatted(receivers, agentId));
    }

    private int errcode(String receivers) {
        return send(receivers, "x").path("errcode").asInt();
    }

    private JsonNode send(String receivers, String text) {
        return post(
                "send",
                "{%s,\"msgtype\":\"text\",\"agentid\":%d,\"text\":{\"content\":\"%s\"}}"
                        .formatted(receivers, CRM, text));
    }

    private JsonNode post(String verb, String body) {
        return wecom.post("/cgi-bin/message/" + verb + "?access_token=" + token, body);
    }
}
