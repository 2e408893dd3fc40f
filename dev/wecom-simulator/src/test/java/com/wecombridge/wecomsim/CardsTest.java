package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.wecomsim.behaviour.TalkRules.OptionSpelling;
import com.wecombridge.wecomsim.callback.CallbackCrypto;
import com.wecombridge.wecomsim.card.Card;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.press.Act;
import com.wecombridge.wecomsim.world.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Cards that people press, and apps that change them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardsTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Receiver receiver = new Receiver();
    private final Caller wecom = new Caller(simulator);
    private int tasks;
    private String task = "";

    @BeforeAll
    void acmeHasAnAppThatHears() {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技"));
        define.member(ACME, "LI_LEI", m -> m.name("李雷"));
        define.member(ACME, "HAN_MEIMEI", m -> m.name("韩梅梅"));
        define.app(
                ACME,
                CRM,
                app ->
                        app.secret("crm-secret")
                                .visibleParties(1)
                                .reportEnter(true)
                                .callback(receiver.url("/crm"), Receiver.TOKEN, Receiver.AES_KEY));
        define.app(ACME, 1000009, app -> app.secret("other-secret").visibleParties(1));
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @BeforeEach
    void anotherTaskAndAQuietHour() {
        task = "todo-" + ++tasks;
        simulator.define().advanceClock(Duration.ofHours(1));
        receiver.heard().clear();
    }

    @Test
    void tellsTheAppWhoPressedWhat() {
        sendButtons();

        var act = press("LI_LEI", "approve", Map.of());

        var heard = heard(act);
        assertThat(heard)
                .containsSubsequence(
                        "<FromUserName><![CDATA[LI_LEI]]>",
                        "<MsgType><![CDATA[event]]>",
                        "<Event><![CDATA[template_card_event]]>",
                        "<EventKey><![CDATA[approve]]>",
                        "<TaskId><![CDATA[" + task + "]]>",
                        "<CardType><![CDATA[button_interaction]]>",
                        "<ResponseCode><![CDATA[rc-",
                        "<AgentID>1000002</AgentID>");
        assertThatThrownBy(() -> press("LI_LEI", "approve", Map.of()))
                .isInstanceOf(DefinitionRefusedException.class)
                .hasMessageContaining("pressed approve already");
        assertThat(press("HAN_MEIMEI", "reject", Map.of()).responseCode()).startsWith("rc-");
        assertThatThrownBy(() -> press("NOBODY", "approve", Map.of()))
                .hasMessageContaining("does not see");
    }

    @Test
    void spellsTheChosenOptionsBothWays() {
        var selected = Map.of("q1", List.of("a", "c"));
        send(
                """
                "card_type":"vote_interaction","main_title":{"title":"投票"},"task_id":"%s",
                "checkbox":{"question_key":"q1","mode":1,"option_list":[{"id":"a","text":"甲"},{"id":"b","text":"乙"},{"id":"c","text":"丙"}]},
                "submit_button":{"text":"提交","key":"submit"}\
                """);

        var right = heard(press("LI_LEI", "submit", selected));
        simulator.define().behaviour(b -> b.talk("optionIds", OptionSpelling.OPITON_IDS));
        var wrong = heard(press("HAN_MEIMEI", "submit", selected));
        simulator.define().behaviour(b -> b.talk("optionIds", OptionSpelling.OPTION_IDS));

        assertThat(right)
                .contains(
                        "<SelectedItems><SelectedItem><QuestionKey><![CDATA[q1]]></QuestionKey><OptionIds><OptionId><![CDATA[a]]></OptionId><OptionId><![CDATA[c]]></OptionId></OptionIds></SelectedItem></SelectedItems>");
        assertThat(wrong).contains("<OpitonIds><OpitonId><![CDATA[a]]></OpitonId>");
        assertThatThrownBy(() -> press("LI_LEI", "submit", Map.of("q1", List.of("z"))))
                .isInstanceOf(DefinitionRefusedException.class);
    }

    @Test
    void freezesTheButtonsOnceWithTheCodeOfTheSending() {
        var code = sendButtons().path("response_code").asString();

        assertThat(
                        update(
                                        code,
                                        "\"userids\":[\"LI_LEI\",\"NOBODY\"],\"button\":{\"replace_name\":\"已处理\"}")
                                .path("invaliduser")
                                .get(0)
                                .asString())
                .isEqualTo("nobody");

        assertThat(card("LI_LEI").replaceName()).isEqualTo("已处理");
        assertThat(
                        update(code, "\"atall\":1,\"button\":{\"replace_name\":\"x\"}")
                                .path("errcode")
                                .asInt())
                .isEqualTo(60140);
        assertThatThrownBy(() -> press("LI_LEI", "approve", Map.of())).hasMessageContaining("已处理");
        assertThat(press("HAN_MEIMEI", "approve", Map.of()).event())
                .isEqualTo("template_card_event");
    }

    @Test
    void replacesTheWholeCardWithTheCodeOfThePress() {
        sendButtons();
        var act = press("LI_LEI", "approve", Map.of());
        var fresh =
                "\"userids\":[\"li_lei\"],\"template_card\":{\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"已同意\"},\"card_action\":{\"type\":1,\"url\":\"https://crm.example.com/\"}}";

        assertThat(
                        wecom.post(
                                        "/cgi-bin/message/update_template_card?access_token="
                                                + wecom.token(ACME, "other-secret"),
                                        "{\"agentid\":1000009,\"response_code\":\""
                                                + act.responseCode()
                                                + "\","
                                                + fresh
                                                + "}")
                                .path("errcode")
                                .asInt())
                .isEqualTo(42015);
        assertThat(
                        update(act.responseCode(), fresh.replace("text_notice", "nonsense"))
                                .path("errcode")
                                .asInt())
                .isEqualTo(42031);
        assertThat(update(act.responseCode(), fresh).path("errcode").asInt()).isZero();

        assertThat(card("LI_LEI").card().path("main_title").path("title").asString())
                .isEqualTo("已同意");
        assertThat(card("LI_LEI").card().path("task_id").asString()).isEqualTo(task);
    }

    @Test
    void takesAResponseCodeForThreeDays() {
        var code = sendButtons().path("response_code").asString();
        simulator.define().advanceClock(Duration.ofDays(3));

        assertThat(
                        update(code, "\"atall\":1,\"button\":{\"replace_name\":\"x\"}")
                                .path("errcode")
                                .asInt())
                .isEqualTo(60140);
        assertThat(
                        update("rc-made-up", "\"atall\":1,\"button\":{\"replace_name\":\"x\"}")
                                .path("errcode")
                                .asInt())
                .isEqualTo(60140);
    }

    @Test
    void changesTheCardByTheAnswerToTheCallback() {
        sendButtons();
        receiver.next(
                200,
                reply(
                        "LI_LEI",
                        "<MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName><![CDATA[已同意]]></ReplaceName></Button>"));

        heard(press("LI_LEI", "approve", Map.of()));

        assertThat(card("LI_LEI").replaceName()).isEqualTo("已同意");
        receiver.next(
                200,
                reply(
                        "HAN_MEIMEI",
                        """
                        <MsgType>update_template_card</MsgType><TemplateCard><CardType>button_interaction</CardType>
                        <MainTitle><Title>再想想</Title></MainTitle>
                        <ButtonList><Text>好</Text><Key>ok</Key></ButtonList></TemplateCard>\
                        """));
        heard(press("HAN_MEIMEI", "reject", Map.of()));
        assertThat(card("HAN_MEIMEI").card().path("button_list").path(0).path("key").asString())
                .isEqualTo("ok");
        assertThat(press("HAN_MEIMEI", "ok", Map.of()).event()).isEqualTo("template_card_event");
    }

    @Test
    void showsAReplyToThePersonAndIgnoresWhatIsNotForThem() {
        receiver.next(200, reply("LI_LEI", "<MsgType>text</MsgType><Content>您好</Content>"));
        var heard = heard(simulator.presses().say(ACME, "LI_LEI", CRM, "在吗"));

        assertThat(heard)
                .contains(
                        "<MsgType><![CDATA[text]]></MsgType>",
                        "<Content><![CDATA[在吗]]></Content>",
                        "<MsgId>");
        assertThat(
                        simulator
                                .query()
                                .messagesOf(ACME, "LI_LEI")
                                .getLast()
                                .content()
                                .path("text")
                                .path("content")
                                .asString())
                .isEqualTo("您好");

        for (var answer :
                List.of(
                        reply("HAN_MEIMEI", "<MsgType>text</MsgType><Content>x</Content>"),
                        reply("LI_LEI", "<MsgType>text</MsgType><Content>x</Content>")
                                .replaceAll("<Nonce>\\d+", "<Nonce>8"),
                        "<xml><Encrypt>nonsense</Encrypt></xml>")) {
            receiver.next(200, answer);
            heard(simulator.presses().say(ACME, "LI_LEI", CRM, "？"));
            var replies = wecom.get("/simulator/query/passive-replies");
            assertThat(replies.get(replies.size() - 1).path("outcome").asString())
                    .startsWith("ignored: ");
        }
    }

    @Test
    void reportsWhoOpensTheAppAndUsesItsMenu() {
        assertThat(
                        wecom.post(
                                        "/cgi-bin/menu/create?agentid=1000002&access_token="
                                                + token(),
                                        "{\"button\":[{\"name\":\"今日\",\"type\":\"click\",\"key\":\"today\"},{\"name\":\"更多\",\"sub_button\":[{\"name\":\"工作台\",\"type\":\"view\",\"url\":\"https://crm.example.com/h5\"}]}]}")
                                .path("errcode")
                                .asInt())
                .isZero();

        assertThat(heard(simulator.presses().enter(ACME, "LI_LEI", CRM)))
                .contains("<Event><![CDATA[enter_agent]]>", "<EventKey><![CDATA[]]>");
        assertThat(heard(simulator.presses().clickMenu(ACME, "LI_LEI", CRM, "today")))
                .contains("<Event><![CDATA[click]]>", "<EventKey><![CDATA[today]]>");
        assertThat(
                        heard(
                                simulator
                                        .presses()
                                        .clickMenu(
                                                ACME, "LI_LEI", CRM, "https://crm.example.com/h5")))
                .contains("<Event><![CDATA[view]]>");
        assertThat(
                        wecom.get("/cgi-bin/menu/get?agentid=1000002&access_token=" + token())
                                .path("button")
                                .size())
                .isEqualTo(2);
    }

    @Test
    void pressesOverHttpToo() {
        sendButtons();
        var wish =
                "{\"corpId\":\"%s\",\"agentId\":%d,\"taskId\":\"%s\",\"userId\":\"LI_LEI\",\"key\":\"%s\"}";

        var pressed =
                wecom.post("/simulator/define/presses", wish.formatted(ACME, CRM, task, "more"));

        assertThat(pressed.path("event").asString())
                .as("the menu of the card")
                .isEqualTo("template_card_menu_event");
        var refused =
                wecom.postRaw(
                        "/simulator/define/presses",
                        "application/json",
                        wish.formatted(ACME, CRM, task, "nonsense"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("no button nonsense");
    }

    @Test
    void updatesTheOlderTaskCardByItsTask() {
        var sent =
                wecom.post(
                        "/cgi-bin/message/send?access_token=" + token(),
                        "{\"touser\":\"LI_LEI\",\"msgtype\":\"interactive_taskcard\",\"agentid\":1000002,\"interactive_taskcard\":{\"title\":\"审批\",\"description\":\"报价\",\"task_id\":\""
                                + task
                                + "\",\"btn\":[{\"key\":\"yes\",\"name\":\"同意\",\"replace_name\":\"已同意\"}]}}");
        assertThat(sent.path("errcode").asInt()).isZero();

        assertThat(heard(press("LI_LEI", "yes", Map.of())))
                .contains("<Event><![CDATA[taskcard_click]]>", task);
        var wish =
                "{\"userids\":[\"LI_LEI\"],\"agentid\":1000002,\"task_id\":\"%s\",\"clicked_key\":\"%s\"}";
        assertThat(message("update_taskcard", wish.formatted(task, "no")).path("errcode").asInt())
                .isEqualTo(42017);
        assertThat(
                        message("update_taskcard", wish.formatted("unknown", "yes"))
                                .path("errcode")
                                .asInt())
                .isEqualTo(42016);
        assertThat(message("update_taskcard", wish.formatted(task, "yes")).path("errcode").asInt())
                .isZero();
        assertThat(card("LI_LEI").replaceName()).isEqualTo("已同意");
    }

    private JsonNode sendButtons() {
        return send(
                """
                "card_type":"button_interaction","main_title":{"title":"审批"},"task_id":"%s",
                "action_menu":{"desc":"更多","action_list":[{"text":"稍后","key":"more"}]},
                "button_list":[{"text":"同意","key":"approve"},{"text":"驳回","key":"reject"}]\
                """);
    }

    private JsonNode send(String card) {
        var answer =
                message(
                        "send",
                        "{\"touser\":\"LI_LEI|HAN_MEIMEI\",\"msgtype\":\"template_card\",\"agentid\":1000002,\"template_card\":{"
                                + card.formatted(task)
                                + "}}");
        assertThat(answer.path("errcode").asInt()).as(answer.toString()).isZero();
        return answer;
    }

    private JsonNode update(String code, String rest) {
        return message(
                "update_template_card",
                "{\"agentid\":1000002,\"response_code\":\"" + code + "\"," + rest + "}");
    }

    private JsonNode message(String verb, String body) {
        return wecom.post("/cgi-bin/message/" + verb + "?access_token=" + token(), body);
    }

    private Act press(String userId, String key, Map<String, List<String>> selected) {
        return simulator
                .presses()
                .press(
                        ACME,
                        userId,
                        p ->
                                p.with("agentId", CRM)
                                        .with("taskId", task)
                                        .with("key", key)
                                        .with("selected", selected));
    }

    private Card card(String userId) {
        return simulator.messages().card(ACME, CRM, task, userId).orElseThrow();
    }

    /** The plaintext of the callback, once the app has taken it. */
    private String heard(Act act) {
        var id = act.deliveries().getFirst();
        return simulator
                .expect()
                .delivery(SOON, d -> d.id() == id && d.state() == Delivery.State.DELIVERED)
                .plaintext();
    }

    private String token() {
        return wecom.token(ACME, "crm-secret");
    }

    private static String reply(String to, String fields) {
        var crypto = new CallbackCrypto(Receiver.TOKEN, Receiver.AES_KEY);
        var text =
                "<xml><ToUserName><![CDATA["
                        + to
                        + "]]></ToUserName><FromUserName>"
                        + ACME
                        + "</FromUserName><CreateTime>1726214400</CreateTime>"
                        + fields
                        + "</xml>";
        var encrypted = crypto.encrypt(text, ACME, new byte[16]);
        return "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature><TimeStamp>1726214400</TimeStamp><Nonce>7</Nonce></xml>"
                .formatted(encrypted, crypto.sign("1726214400", "7", encrypted));
    }
}
