package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.Sidebar.ACME;
import static com.wecombridge.wecomsim.Sidebar.CRM;
import static com.wecombridge.wecomsim.Sidebar.GLOBEX;
import static com.wecombridge.wecomsim.Sidebar.PAGE;
import static com.wecombridge.wecomsim.Sidebar.errcode;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tickets, and which page a client takes for whose: both signatures, hosts and corps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsSignaturesTest {

    private final Sidebar sidebar = new Sidebar();

    @AfterAll
    void stop() {
        sidebar.close();
    }

    @Test
    void keepsATicketForItsLifeAndEachAppsApart() {
        var corp = sidebar.ticket("get_jsapi_ticket?", "crm-secret");
        var crm = sidebar.ticket("ticket/get?type=agent_config&", "crm-secret");

        assertThat(sidebar.ticket("get_jsapi_ticket?", "other-secret")).isEqualTo(corp);
        assertThat(sidebar.ticket("ticket/get?type=agent_config&", "crm-secret")).isEqualTo(crm);
        assertThat(sidebar.ticket("ticket/get?type=agent_config&", "other-secret"))
                .isNotEqualTo(crm);
        assertThat(
                        sidebar.wecom()
                                .get(
                                        "/cgi-bin/ticket/get?type=wx_card&access_token="
                                                + sidebar.token("crm-secret"))
                                .path("errcode")
                                .asInt())
                .isEqualTo(91040);
        sidebar.simulator().define().advanceClock(Duration.ofHours(2));
        assertThat(sidebar.ticket("get_jsapi_ticket?", "crm-secret")).isNotEqualTo(corp);
    }

    @Test
    void tellsASignatureWithTheWrongTicketFromAWrongSignature() {
        var page = sidebar.open(w -> w);

        assertThat(
                        errcode(
                                page.agentConfig(
                                        CRM, sidebar.ticket("get_jsapi_ticket?", "crm-secret"))))
                .isEqualTo(42012);
        assertThat(
                        errcode(
                                page.agentConfig(
                                        CRM,
                                        sidebar.ticket(
                                                "ticket/get?type=agent_config&", "other-secret"))))
                .isEqualTo(42012);
        var wrong = page.agentConfig(CRM, "made-up");
        assertThat(errcode(wrong)).isEqualTo(40093);
        assertThat(wrong.path("errMsg").asString()).contains("invalid signature, hint: [");
        assertThat(errcode(page.config(ACME, sidebar.crmTicket()))).isEqualTo(40093);
        assertThat(errcode(page.config(ACME, sidebar.ticket("get_jsapi_ticket?", "crm-secret"))))
                .isZero();
        var stale = sidebar.crmTicket();
        sidebar.simulator().define().advanceClock(Duration.ofHours(2));
        assertThat(errcode(page.agentConfig(CRM, stale))).isEqualTo(40093);
    }

    @Test
    void signsTheAddressUpToTheFragment() {
        var page = sidebar.open(w -> w);

        assertThat(errcode(page.at(PAGE + "#/customer").agentConfig(CRM, sidebar.crmTicket())))
                .isZero();
        assertThat(
                        errcode(
                                page.at(PAGE + "&c=3")
                                        .signed(PAGE)
                                        .agentConfig(CRM, sidebar.crmTicket())))
                .isEqualTo(40093);
    }

    @Test
    void wantsAHostThatTheAppProvedToOwn() {
        var page = sidebar.open(w -> w);

        assertThat(
                        errcode(
                                page.at("https://elsewhere.example.com/")
                                        .agentConfig(CRM, sidebar.crmTicket())))
                .isEqualTo(80001);
        assertThat(errcode(page.at("http://localhost:1/").agentConfig(CRM, sidebar.crmTicket())))
                .as("trusted, but without its WW_verify file")
                .isEqualTo(80001);
    }

    @Test
    void tellsAnUnknownCorpFromAnotherOne() {
        var page = sidebar.open(w -> w);

        assertThat(
                        errcode(
                                page.config(
                                        "wwnobody",
                                        sidebar.ticket("get_jsapi_ticket?", "crm-secret"))))
                .isEqualTo(40013);
        assertThat(errcode(page.config(GLOBEX, sidebar.ticket("get_jsapi_ticket?", "crm-secret"))))
                .isEqualTo(92002);
    }
}
