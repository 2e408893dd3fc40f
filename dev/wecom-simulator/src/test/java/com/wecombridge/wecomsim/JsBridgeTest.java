package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.window.ClientWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a page in a member's client can do, and how it is told that it cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsBridgeTest {

    private static final String ACME = "wwacme0000000001";
    private static final String GLOBEX = "wwglobex00000001";
    private static final int CRM = 1000002;
    private static final int OTHER = 1000009;
    private static final String PAGE = "https://crm.example.com/sidebar/?a=1&b=2";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);

    @BeforeAll
    void acmeHasACrmThatMayCallCustomerContact() {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技"));
        define.corp(GLOBEX, corp -> corp.name("Globex 示例贸易"));
        define.department(ACME, 2, department -> department.name("销售部"));
        define.member(ACME, "LI_LEI", m -> m.name("李雷").departments(2));
        define.member(ACME, "WEI_HUA", m -> m.name("魏华"));
        define.app(ACME, CRM, app -> app.secret("crm-secret").visibleParties(2));
        define.app(ACME, OTHER, app -> app.secret("other-secret").visibleParties(2));
        for (var agent : List.of(CRM, OTHER)) {
            simulator.domains().trust(ACME, agent, "crm.example.com");
        }
        define(
                "domains",
                "{\"corpId\":\"%s\",\"agentId\":%d,\"host\":\"localhost:1\"}".formatted(ACME, CRM));
        define(
                "customers",
                "{\"corpId\":\"%s\",\"userId\":\"LI_LEI\",\"externalUserId\":\"wmC1\"}"
                        .formatted(ACME));
        define("customer-settings", "{\"corpId\":\"%s\",\"apps\":[%d]}".formatted(ACME, CRM));
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
    }

    @Test
    void keepsATicketForItsLifeAndEachAppsApart() {
        var corp = ticket("get_jsapi_ticket?", "crm-secret");
        var crm = ticket("ticket/get?type=agent_config&", "crm-secret");

        assertThat(ticket("get_jsapi_ticket?", "other-secret")).isEqualTo(corp);
        assertThat(ticket("ticket/get?type=agent_config&", "crm-secret")).isEqualTo(crm);
        assertThat(ticket("ticket/get?type=agent_config&", "other-secret")).isNotEqualTo(crm);
        assertThat(
                        wecom.get(
                                        "/cgi-bin/ticket/get?type=wx_card&access_token="
                                                + token("crm-secret"))
                                .path("errcode")
                                .asInt())
                .isEqualTo(91040);
        simulator.define().advanceClock(Duration.ofHours(2));
        assertThat(ticket("get_jsapi_ticket?", "crm-secret")).isNotEqualTo(corp);
    }

    @Test
    void showsWhereThePageStandsAndWithWhom() {
        var page = open(w -> w.with("entry", "single_chat_tools").with("externalUserId", "wmC1"));

        assertThat(
                        page.agentConfig(CRM, crmTicket(), "getContext", "getCurExternalContact")
                                .path("err_msg")
                                .asString())
                .isEqualTo("agentConfig:ok");

        assertThat(page.invoke("getContext").path("entry").asString())
                .isEqualTo("single_chat_tools");
        assertThat(page.invoke("getCurExternalContact").path("userId").asString())
                .isEqualTo("wmC1");
        assertThat(page.message("getCurExternalChat"))
                .isEqualTo("getCurExternalChat:fail no permission");
    }

    @Test
    void tellsASignatureWithTheWrongTicketFromAWrongSignature() {
        var page = open(w -> w);

        assertThat(errcode(page.agentConfig(CRM, ticket("get_jsapi_ticket?", "crm-secret"))))
                .isEqualTo(42012);
        assertThat(
                        errcode(
                                page.agentConfig(
                                        CRM,
                                        ticket("ticket/get?type=agent_config&", "other-secret"))))
                .isEqualTo(42012);
        var wrong = page.agentConfig(CRM, "made-up");
        assertThat(errcode(wrong)).isEqualTo(40093);
        assertThat(wrong.path("errMsg").asString()).contains("invalid signature, hint: [");
        assertThat(errcode(page.config(ACME, crmTicket()))).isEqualTo(40093);
        assertThat(errcode(page.config(ACME, ticket("get_jsapi_ticket?", "crm-secret")))).isZero();
        var stale = crmTicket();
        simulator.define().advanceClock(Duration.ofHours(2));
        assertThat(errcode(page.agentConfig(CRM, stale))).isEqualTo(40093);
    }

    @Test
    void signsTheAddressUpToTheFragment() {
        var page = open(w -> w);

        assertThat(errcode(page.at(PAGE + "#/customer").agentConfig(CRM, crmTicket()))).isZero();
        assertThat(errcode(page.at(PAGE + "&c=3").signed(PAGE).agentConfig(CRM, crmTicket())))
                .isEqualTo(40093);
    }

    @Test
    void wantsAHostThatTheAppProvedToOwn() {
        var page = open(w -> w);

        assertThat(errcode(page.at("https://elsewhere.example.com/").agentConfig(CRM, crmTicket())))
                .isEqualTo(80001);
        assertThat(errcode(page.at("http://localhost:1/").agentConfig(CRM, crmTicket())))
                .as("trusted, but without its WW_verify file")
                .isEqualTo(80001);
    }

    @Test
    void tellsAnUnknownCorpFromAnotherOne() {
        var page = open(w -> w);

        assertThat(errcode(page.config("wwnobody", ticket("get_jsapi_ticket?", "crm-secret"))))
                .isEqualTo(40013);
        assertThat(errcode(page.config(GLOBEX, ticket("get_jsapi_ticket?", "crm-secret"))))
                .isEqualTo(92002);
    }

    @Test
    void findsNoCustomerOutsideACustomersChat() {
        var page = open(w -> w.with("entry", "normal"));
        page.agentConfig(
                CRM, crmTicket(), "getCurExternalContact", "getCurExternalChat", "sendChatMessage");

        for (var name : List.of("getCurExternalContact", "getCurExternalChat", "sendChatMessage")) {
            assertThat(page.message(name))
                    .isEqualTo(name + ":fail without context of external contact");
        }
    }

    @Test
    void givesNothingWithoutTheRightsOfCustomerContact() {
        var notListed = open(JsBridgeTest::beside);
        notListed.agentConfig(
                OTHER,
                ticket("ticket/get?type=agent_config&", "other-secret"),
                "getCurExternalContact");
        assertThat(notListed.message("getCurExternalContact"))
                .isEqualTo("getCurExternalContact:fail no permission");

        var outOfRange =
                new Page(
                        simulator
                                .windows()
                                .open(ACME, "WEI_HUA", w -> beside(w.with("url", PAGE))));
        outOfRange.agentConfig(CRM, crmTicket(), "getCurExternalContact");
        assertThat(outOfRange.message("getCurExternalContact"))
                .isEqualTo("getCurExternalContact:fail no permission");

        var unconfigured = open(JsBridgeTest::beside);
        assertThat(unconfigured.message("getCurExternalContact"))
                .isEqualTo("getCurExternalContact:fail no permission");
        assertThat(unconfigured.message("noSuchThing")).isEqualTo("noSuchThing:fail_nosuchmethod");
    }

    @Test
    void knowsASuitesCustomersByTheProvidersIds() {
        var suite = "wwsuite000000001";
        simulator.define().suite(suite, how -> how.secret("suite-secret"));
        var installed = simulator.define().install(suite, ACME, how -> how);
        simulator.domains().trust(suite, "crm.example.com");
        define(
                "customer-settings",
                "{\"corpId\":\"%s\",\"suites\":[\"%s\"]}".formatted(ACME, suite));
        var ticket = suiteTicket(suite, installed.authCode());
        var page = open(JsBridgeTest::beside);

        assertThat(errcode(page.agentConfig(installed.agentId(), ticket, "getCurExternalContact")))
                .isZero();

        assertThat(page.invoke("getCurExternalContact").path("userId").asString())
                .startsWith("wm")
                .isNotEqualTo("wmC1");
    }

    /** The agent_config ticket of the suite's app, asked for with the corp's token. */
    private String suiteTicket(String suite, String authCode) {
        simulator
                .define()
                .suite(
                        suite,
                        s -> s.set("ticket", "t-1").set("ticketAt", simulator.clock().instant()));
        var suiteToken =
                wecom.post(
                                "/cgi-bin/service/get_suite_token",
                                "{\"suite_id\":\"%s\",\"suite_secret\":\"suite-secret\",\"suite_ticket\":\"t-1\"}"
                                        .formatted(suite))
                        .path("suite_access_token")
                        .asString();
        var corpToken =
                wecom.post(
                                "/cgi-bin/service/get_permanent_code?suite_access_token="
                                        + suiteToken,
                                "{\"auth_code\":\"" + authCode + "\"}")
                        .path("access_token")
                        .asString();
        return wecom.get("/cgi-bin/ticket/get?type=agent_config&access_token=" + corpToken)
                .path("ticket")
                .asString();
    }

    @Test
    void sendsIntoTheOpenChatAndWritesItDown() {
        var page = open(JsBridgeTest::beside);
        page.agentConfig(CRM, crmTicket(), "sendChatMessage");

        var sent =
                page.invoke(
                        "sendChatMessage", "{\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}");

        assertThat(sent.path("err_msg").asString()).isEqualTo("sendChatMessage:ok");
        var said = query("said?from=LI_LEI&to=wmC1");
        assertThat(
                        said.get(said.size() - 1)
                                .path("content")
                                .path("text")
                                .path("content")
                                .asString())
                .isEqualTo("您好");
        assertThat(simulator.query().ledger().getLast())
                .satisfies(entry -> assertThat(entry.path()).isEqualTo("/jsapi/sendChatMessage"))
                .satisfies(entry -> assertThat(entry.agentId()).isEqualTo(CRM));
        assertThat(
                        page.invoke(
                                        "sendChatMessage",
                                        "{\"msgtype\":\"text\",\"text\":{\"content\":\"\"}}")
                                .path("err_msg")
                                .asString())
                .isEqualTo("sendChatMessage:fail invalid content");
    }

    @Test
    void opensChatsAndPicksCustomersAsTheMemberDoes() {
        var page =
                open(w ->
                        beside(w)
                                .with(
                                        "answers",
                                        Map.of(
                                                "selectExternalContact",
                                                Map.of("userIds", List.of("wmC1", "wmC2")),
                                                "selectEnterpriseContact",
                                                "cancel",
                                                "chooseImage",
                                                Map.of("localIds", List.of("sim-1")))));
        page.agentConfig(
                CRM,
                crmTicket(),
                "selectExternalContact",
                "openEnterpriseChat",
                "selectEnterpriseContact",
                "openUserProfile",
                "chooseImage");

        assertThat(page.invoke("selectExternalContact").path("userIds").size()).isEqualTo(2);
        assertThat(page.message("selectEnterpriseContact"))
                .isEqualTo("selectEnterpriseContact:cancel");
        assertThat(
                        page.invoke(
                                        "openEnterpriseChat",
                                        "{\"userIds\":\"LI_LEI\",\"externalUserIds\":\"wmC1;wmC2\"}")
                                .path("chatId")
                                .asString())
                .startsWith("wr");
        assertThat(page.invoke("chooseImage").path("localIds").path(0).asString())
                .isEqualTo("sim-1");
        assertThat(page.message("openUserProfile")).isEqualTo("openUserProfile:ok");
        var checked =
                page.invoke("checkJsApi", "{\"jsApiList\":[\"sendChatMessage\",\"flyToTheMoon\"]}");
        assertThat(checked.path("checkResult").asString())
                .isEqualTo("{\"sendChatMessage\":true,\"flyToTheMoon\":false}");
    }

    @Test
    void closesTheWindowOfThePageThatAsks() {
        var page = open(w -> w);

        assertThat(page.message("closeWindow")).isEqualTo("closeWindow:ok");

        assertThat(
                        wecom.postRaw(
                                        "/__wecom/windows/" + page.window.id() + "/invoke",
                                        "application/json",
                                        "{}")
                                .statusCode())
                .isEqualTo(404);
    }

    private static Patch beside(Patch window) {
        return window.with("entry", "single_chat_tools").with("externalUserId", "wmC1");
    }

    private Page open(UnaryOperator<Patch> how) {
        return new Page(
                simulator.windows().open(ACME, "LI_LEI", w -> how.apply(w.with("url", PAGE))));
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errCode").asInt();
    }

    private String crmTicket() {
        return ticket("ticket/get?type=agent_config&", "crm-secret");
    }

    private String ticket(String path, String secret) {
        var ticket =
                wecom.get("/cgi-bin/" + path + "access_token=" + token(secret))
                        .path("ticket")
                        .asString();
        assertThat(ticket).isNotBlank();
        return ticket;
    }

    private String token(String secret) {
        return wecom.token(ACME, secret);
    }

    private JsonNode query(String what) {
        return wecom.get("/simulator/query/" + what);
    }

    private void define(String thing, String body) {
        var answer = wecom.postRaw("/simulator/define/" + thing, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** A loaded page, as its script speaks to the client. */
    private final class Page {

        private final ClientWindow window;
        private String url = PAGE;
        private String signed = PAGE;

        private Page(ClientWindow window) {
            this.window = window;
        }

        private Page at(String newUrl) {
            url = newUrl;
            return signed(newUrl.replaceAll("#.*", ""));
        }

        private Page signed(String newUrl) {
            signed = newUrl;
            return this;
        }

        private JsonNode config(String corpId, String ticket) {
            return invoke(
                    "preVerifyJSAPI",
                    """
                    {"verifyAppId":"%s","verifyTimestamp":"1726214400","verifyNonceStr":"n1",
                     "verifySignature":"%s","verifyJsApiList":["getContext"]}\
                    """
                            .formatted(corpId, signature(ticket)));
        }

        private JsonNode agentConfig(int agentId, String ticket, String... names) {
            return invoke(
                    "agentConfig",
                    """
                    {"corpid":"%s","agentid":"%d","timestamp":"1726214400","nonceStr":"n1","signature":"%s","jsApiList":%s}\
                    """
                            .formatted(
                                    ACME,
                                    agentId,
                                    signature(ticket),
                                    Json.MAPPER.writeValueAsString(names)));
        }

        private String signature(String ticket) {
            try {
                var text =
                        "jsapi_ticket=%s&noncestr=n1&timestamp=1726214400&url=%s"
                                .formatted(ticket, signed);
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-1")
                                        .digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private String message(String name) {
            return invoke(name).path("err_msg").asString();
        }

        private JsonNode invoke(String name) {
            return invoke(name, "{}");
        }

        private JsonNode invoke(String name, String params) {
            var body =
                    Json.object()
                            .put("document", "d-" + window.id())
                            .put("name", name)
                            .put("url", url)
                            .put("entryUrl", PAGE);
            body.set("params", Json.MAPPER.readTree(params));
            return wecom.post("/__wecom/windows/" + window.id() + "/invoke", body.toString());
        }
    }
}
