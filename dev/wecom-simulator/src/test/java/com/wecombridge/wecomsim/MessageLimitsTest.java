package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Message.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What WeCom takes as a message, where it cuts, and group chats of apps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLimitsTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final String ACTION =
            "\"card_action\":{\"type\":1,\"url\":\"https://crm.example.com/\"}";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private int tasks;

    @BeforeAll
    void acmeHasAnAppForEverybody() {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技").set("userMax", 1));
        define.department(ACME, 2, department -> department.name("销售部"));
        define.member(ACME, "LI_LEI", m -> m.name("李雷").departments(2));
        define.member(ACME, "HAN_MEIMEI", m -> m.name("韩梅梅"));
        define.member(ACME, "WEI_HUA", m -> m.name("魏华"));
        define.app(ACME, CRM, app -> app.secret("crm-secret").visibleParties(1));
        define.app(ACME, 1000009, app -> app.secret("part-secret").visibleParties(2));
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
    }

    @BeforeEach
    void anotherDay() {
        simulator.define().advanceClock(Duration.ofDays(1));
    }

    @Test
    void cutsWhatIsTooLongOnACharacter() {
        send("text", "{\"content\":\"" + "汉".repeat(700) + "\"}");
        assertThat(shown("text").path("content").asString()).isEqualTo("汉".repeat(682));

        send(
                "textcard",
                "{\"title\":\"%s\",\"description\":\"%s\",\"url\":\"https://crm.example.com/\"}"
                        .formatted("题".repeat(130), "述".repeat(600)));
        assertThat(shown("textcard").path("title").asString()).hasSize(128);
        assertThat(shown("textcard").path("description").asString()).hasSize(512);
        assertThat(shown("textcard").path("btntxt").asString()).isEqualTo("详情");
        assertThat(last().content().path("textcard").path("title").asString())
                .as("what was sent")
                .hasSize(130);
    }

    @Test
    void putsNamesInPlaceOfIdsWhenAsked() {
        post(
                "send",
                "{\"touser\":\"LI_LEI\",\"agentid\":1000002,\"enable_id_trans\":1,\"msgtype\":\"text\",\"text\":{\"content\":\"$userName=HAN_MEIMEI$ 来自 $departmentName=2$\"}}");

        assertThat(shown("text").path("content").asString()).isEqualTo("韩梅梅 来自 销售部");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|{}|44004",
                "markdown|{}|44004",
                "textcard|{\"description\":\"d\",\"url\":\"https://a.example\"}|41016",
                "textcard|{\"title\":\"t\",\"url\":\"https://a.example\"}|41033",
                "textcard|{\"title\":\"t\",\"description\":\"d\"}|41010",
                "textcard|{\"title\":\"t\",\"description\":\"d\",\"url\":\"a.example\"}|40058",
                "news|{\"articles\":[]}|45008",
                "news|{\"articles\":[{\"url\":\"https://a.example\"}]}|41016",
                "image|{}|41006",
                "file|{\"media_id\":\"made-up\"}|40007",
                "mpnews|{\"articles\":[{\"title\":\"t\",\"content\":\"c\"}]}|41006",
                "miniprogram_notice|{\"appid\":\"wx1\",\"title\":\"t\",\"content_item\":[{\"key\":\"a key too long\",\"value\":\"v\"}]}|90202",
                "miniprogram_notice|{\"appid\":\"wx1\",\"title\":\"t\",\"content_item\":[{\"key\":\"k\",\"value\":\"\"}]}|90203",
                "carrier_pigeon|{}|40008",
            })
    void saysWhatIsWrongWithABody(String type, String body, int errcode) {
        assertThat(send(type, body).path("errcode").asInt()).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"card_type\":\"nonsense\"|42031",
                "\"card_type\":\"button_interaction\",\"main_title\":{\"title\":\"t\"},\"button_list\":[{\"text\":\"x\",\"key\":\"k\"}]|42014",
                "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"}|42045",
                "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},\"card_action\":{\"type\":1}|42028",
                "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},\"card_action\":{\"type\":2}|42030",
                "\"card_type\":\"text_notice\",$A|42033",
                "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},$A,\"horizontal_content_list\":[{\"value\":\"v\"}]|42027",
                "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},$A,\"horizontal_content_list\":[{\"keyname\":\"k\",\"type\":3,\"userid\":\"nobody\"}]|42050",
                "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},$A,\"jump_list\":[{\"title\":\"1\"},{\"title\":\"2\"},{\"title\":\"3\"},{\"title\":\"4\"}]|42042",
                "\"card_type\":\"news_notice\",\"main_title\":{\"title\":\"t\"},$A|42044",
                "\"card_type\":\"news_notice\",\"main_title\":{\"title\":\"t\"},$A,\"card_image\":{\"url\":\"https://a.example/i.png\",\"aspect_ratio\":3}|42044",
                "\"card_type\":\"button_interaction\",$T,\"button_list\":[{\"text\":\"x\"}]|42039",
                "\"card_type\":\"button_interaction\",$T,\"button_list\":[{\"text\":\"x\",\"key\":\"k\"},{\"text\":\"y\",\"key\":\"k\"}]|42018",
                "\"card_type\":\"vote_interaction\",$T,\"checkbox\":{\"question_key\":\"q\",\"option_list\":[{\"id\":\"1\",\"text\":\"a\"}]}|42049",
                "\"card_type\":\"vote_interaction\",$T,\"checkbox\":{\"question_key\":\"q\",\"option_list\":[]},\"submit_button\":{\"text\":\"s\",\"key\":\"k\"}|42037",
                "\"card_type\":\"multiple_interaction\",$T,\"submit_button\":{\"text\":\"s\",\"key\":\"k\"}|42047",
                "\"card_type\":\"multiple_interaction\",$T,\"select_list\":[{\"question_key\":\"q\",\"option_list\":[{\"text\":\"a\"}]}],\"submit_button\":{\"text\":\"s\",\"key\":\"k\"}|42040",
                "\"card_type\":\"text_notice\",$T,$A,\"action_menu\":{\"action_list\":[{\"text\":\"a\",\"key\":\"k\"},{\"text\":\"b\",\"key\":\"k\"}]}|42051",
                "\"card_type\":\"multiple_interaction\",$T,\"select_list\":[{\"question_key\":\"q\",\"option_list\":[{\"id\":\"1\",\"text\":\"a\"}]}],\"submit_button\":{\"text\":\"s\",\"key\":\"k\"}|0",
                "\"card_type\":\"news_notice\",\"main_title\":{\"title\":\"t\"},$A,\"card_image\":{\"url\":\"https://a.example/i.png\",\"aspect_ratio\":2.25}|0",
            })
    void saysWhatIsWrongWithACard(String card, int errcode) {
        var whole =
                card.replace("$A", ACTION)
                        .replace(
                                "$T",
                                "\"main_title\":{\"title\":\"t\"},\"task_id\":\"limits-"
                                        + ++tasks
                                        + "\"");

        assertThat(send("template_card", "{" + whole + "}").path("errcode").asInt())
                .isEqualTo(errcode);
    }

    @Test
    void hidesWhatAMemberMutedAndTellsNobody() {
        define(
                "mutes",
                "{\"corpId\":\"%s\",\"userId\":\"LI_LEI\",\"agentId\":%d,\"muted\":true}"
                        .formatted(ACME, CRM));

        var answer = send("text", "{\"content\":\"你好\"}");

        define(
                "mutes",
                "{\"corpId\":\"%s\",\"userId\":\"LI_LEI\",\"agentId\":%d,\"muted\":false}"
                        .formatted(ACME, CRM));
        assertThat(answer.path("errcode").asInt()).isZero();
        assertThat(answer.has("invaliduser")).isFalse();
        assertThat(last().recipients().getFirst().outcome()).isEqualTo(Outcome.MUTED);
    }

    @Test
    void reachesTwoHundredPeopleADayForEachAccount() {
        simulator.define().behaviour(b -> b.messagesPerMinute(1000));
        for (var i = 0; i < 66; i++) {
            assertThat(toAll("第 " + i).path("errcode").asInt()).isZero();
        }

        assertThat(toAll("一个太多").path("errcode").asInt()).isEqualTo(45009);
        simulator.define().advanceClock(Duration.ofDays(1));
        assertThat(toAll("第二天").path("errcode").asInt()).isZero();
    }

    @Test
    void takesBackOnlyItsOwnMessagesOfTheLastDay() {
        var msgId = send("text", "{\"content\":\"你好\"}").path("msgid").asString();
        var other = wecom.token(ACME, "part-secret");
        var recall = "{\"msgid\":\"" + msgId + "\"}";

        assertThat(
                        wecom.post("/cgi-bin/message/recall?access_token=" + other, recall)
                                .path("errcode")
                                .asInt())
                .isEqualTo(40058);
        simulator.define().advanceClock(Duration.ofHours(25));
        assertThat(post("recall", recall).path("errcode").asInt()).isEqualTo(42052);
    }

    @Test
    void keepsAGroupOfItsOwn() {
        var token = token();
        var chat =
                wecom.post(
                                "/cgi-bin/appchat/create?access_token=" + token,
                                "{\"name\":\"项目群\",\"owner\":\"LI_LEI\",\"userlist\":[\"LI_LEI\",\"HAN_MEIMEI\"]}")
                        .path("chatid")
                        .asString();

        assertThat(
                        wecom.post(
                                        "/cgi-bin/appchat/update?access_token=" + token,
                                        "{\"chatid\":\""
                                                + chat
                                                + "\",\"add_user_list\":[\"WEI_HUA\"],\"del_user_list\":[\"han_meimei\"]}")
                                .path("errcode")
                                .asInt())
                .isZero();
        var shown =
                wecom.get("/cgi-bin/appchat/get?access_token=" + token + "&chatid=" + chat)
                        .path("chat_info");
        assertThat(shown.path("userlist").toString()).isEqualTo("[\"LI_LEI\",\"WEI_HUA\"]");
        assertThat(
                        wecom.post(
                                        "/cgi-bin/appchat/send?access_token=" + token,
                                        "{\"chatid\":\""
                                                + chat
                                                + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"大家好\"}}")
                                .path("errcode")
                                .asInt())
                .isZero();
        assertThat(
                        simulator
                                .query()
                                .messagesOf(ACME, "WEI_HUA")
                                .getLast()
                                .content()
                                .path("chatid")
                                .asString())
                .isEqualTo(chat);
        assertThat(
                        wecom.post(
                                        "/cgi-bin/appchat/send?access_token=" + token,
                                        "{\"chatid\":\""
                                                + chat
                                                + "\",\"msgtype\":\"template_card\"}")
                                .path("errcode")
                                .asInt())
                .isEqualTo(40008);
        assertThat(
                        wecom.get("/cgi-bin/appchat/get?chatid=unknown&access_token=" + token)
                                .path("errcode")
                                .asInt())
                .isEqualTo(86003);
        assertThat(
                        wecom.post(
                                        "/cgi-bin/appchat/create?access_token=" + token,
                                        "{\"userlist\":[\"LI_LEI\"]}")
                                .path("errcode")
                                .asInt())
                .isEqualTo(86006);
        assertThat(
                        wecom.post(
                                        "/cgi-bin/appchat/create?access_token="
                                                + wecom.token(ACME, "part-secret"),
                                        "{}")
                                .path("errcode")
                                .asInt())
                .as("not everybody is in its range")
                .isEqualTo(48002);
    }

    @Test
    void setsItsHomePageOnATrustedDomainOnly() {
        var set =
                "{\"agentid\":1000002,\"home_url\":\"https://crm.example.com/h5\",\"isreportenter\":1}";
        assertThat(
                        wecom.post("/cgi-bin/agent/set?access_token=" + token(), set)
                                .path("errcode")
                                .asInt())
                .isEqualTo(85005);
        define(
                "domains",
                "{\"corpId\":\"%s\",\"agentId\":%d,\"host\":\"crm.example.com\",\"verification\":\"SKIPPED\"}"
                        .formatted(ACME, CRM));

        assertThat(
                        wecom.post("/cgi-bin/agent/set?access_token=" + token(), set)
                                .path("errcode")
                                .asInt())
                .isZero();

        assertThat(simulator.query().app(ACME, CRM).orElseThrow().homeUrl())
                .isEqualTo("https://crm.example.com/h5");
        assertThat(simulator.windows().open(ACME, "LI_LEI", w -> w.with("agentId", CRM)).url())
                .as("where the workbench opens it")
                .isEqualTo("https://crm.example.com/h5");
    }

    private JsonNode toAll(String text) {
        return post(
                "send",
                "{\"touser\":\"@all\",\"agentid\":1000002,\"msgtype\":\"text\",\"text\":{\"content\":\""
                        + text
                        + "\"}}");
    }

    private JsonNode send(String type, String content) {
        return post(
                "send",
                "{\"touser\":\"LI_LEI\",\"agentid\":1000002,\"msgtype\":\"%s\",\"%s\":%s}"
                        .formatted(type, type, content));
    }

    private JsonNode post(String verb, String body) {
        return wecom.post("/cgi-bin/message/" + verb + "?access_token=" + token(), body);
    }

    private void define(String thing, String body) {
        var answer = wecom.postRaw("/simulator/define/" + thing, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Message last() {
        return simulator.query().messages().getLast();
    }

    private JsonNode shown(String type) {
        return last().shown().path(type);
    }

    private String token() {
        return wecom.token(ACME, "crm-secret");
    }
}
