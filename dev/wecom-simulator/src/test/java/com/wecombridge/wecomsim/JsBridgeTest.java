package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.Sidebar.ACME;
import static com.wecombridge.wecomsim.Sidebar.CRM;
import static com.wecombridge.wecomsim.Sidebar.OTHER;
import static com.wecombridge.wecomsim.Sidebar.beside;
import static com.wecombridge.wecomsim.Sidebar.errcode;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a page in a member's client can do, and how it is told that it cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsBridgeTest {

    private final Sidebar sidebar = new Sidebar();

    @AfterAll
    void stop() {
        sidebar.close();
    }

    @Test
    void showsWhereThePageStandsAndWithWhom() {
        var page =
                sidebar.open(
                        w -> w.with("entry", "single_chat_tools").with("externalUserId", "wmC1"));

        assertThat(
                        page.agentConfig(
                                        CRM,
                                        sidebar.crmTicket(),
                                        "getContext",
                                        "getCurExternalContact")
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
    void findsNoCustomerOutsideACustomersChat() {
        var page = sidebar.open(w -> w.with("entry", "normal"));
        page.agentConfig(
                CRM,
                sidebar.crmTicket(),
                "getCurExternalContact",
                "getCurExternalChat",
                "sendChatMessage");

        for (var name : List.of("getCurExternalContact", "getCurExternalChat", "sendChatMessage")) {
            assertThat(page.message(name))
                    .isEqualTo(name + ":fail without context of external contact");
        }
    }

    @Test
    void givesNothingWithoutTheRightsOfCustomerContact() {
        var notListed = sidebar.open(Sidebar::beside);
        notListed.agentConfig(
                OTHER,
                sidebar.ticket("ticket/get?type=agent_config&", "other-secret"),
                "getCurExternalContact");
        assertThat(notListed.message("getCurExternalContact"))
                .isEqualTo("getCurExternalContact:fail no permission");

        var outOfRange = sidebar.openFor("WEI_HUA", Sidebar::beside);
        outOfRange.agentConfig(CRM, sidebar.crmTicket(), "getCurExternalContact");
        assertThat(outOfRange.message("getCurExternalContact"))
                .isEqualTo("getCurExternalContact:fail no permission");

        var unconfigured = sidebar.open(Sidebar::beside);
        assertThat(unconfigured.message("getCurExternalContact"))
                .isEqualTo("getCurExternalContact:fail no permission");
        assertThat(unconfigured.message("noSuchThing")).isEqualTo("noSuchThing:fail_nosuchmethod");
    }

    @Test
    void knowsASuitesCustomersByTheProvidersIds() {
        var suite = "wwsuite000000001";
        try (var receiver = new Receiver()) {
            var provider = new Provider(sidebar.simulator(), sidebar.wecom(), receiver);
            provider.offers(suite, 1);
            var token = provider.installedIn(ACME, suite).path("access_token").asString();
            sidebar.simulator().domains().trust(suite, "crm.example.com");
            sidebar.define(
                    "customer-settings",
                    "{\"corpId\":\"%s\",\"suites\":[\"%s\"]}".formatted(ACME, suite));
            var agentId =
                    sidebar.simulator().query().installation(ACME, suite).orElseThrow().agentId();
            var ticket =
                    sidebar.wecom()
                            .get("/cgi-bin/ticket/get?type=agent_config&access_token=" + token)
                            .path("ticket")
                            .asString();
            var page = sidebar.open(Sidebar::beside);

            assertThat(errcode(page.agentConfig(agentId, ticket, "getCurExternalContact")))
                    .isZero();

            assertThat(page.invoke("getCurExternalContact").path("userId").asString())
                    .startsWith("wm")
                    .isNotEqualTo("wmC1");
        }
    }

    @Test
    void sendsIntoTheOpenChatAndWritesItDown() {
        var page = sidebar.open(Sidebar::beside);
        page.agentConfig(CRM, sidebar.crmTicket(), "sendChatMessage");

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
        assertThat(sidebar.simulator().query().ledger().getLast())
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
                sidebar.open(w ->
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
                sidebar.crmTicket(),
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
        var page = sidebar.open(w -> w);

        assertThat(page.message("closeWindow")).isEqualTo("closeWindow:ok");

        assertThat(
                        sidebar.wecom()
                                .postRaw(
                                        "/__wecom/windows/" + page.window().id() + "/invoke",
                                        "application/json",
                                        "{}")
                                .statusCode())
                .isEqualTo(404);
    }

    private JsonNode query(String what) {
        return sidebar.wecom().get("/simulator/query/" + what);
    }
}
