package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.patch.Patch;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Acme with a CRM that may call customer contact, and its page in the clients of members. */
final class Sidebar implements AutoCloseable {

    static final String ACME = "wwacme0000000001";
    static final String GLOBEX = "wwglobex00000001";
    static final int CRM = 1000002;
    static final int OTHER = 1000009;
    static final String PAGE = "https://crm.example.com/sidebar/?a=1&b=2";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);

    Sidebar() {
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

    WeComSimulator simulator() {
        return simulator;
    }

    Caller wecom() {
        return wecom;
    }

    /** The page in LI_LEI's client. */
    PageInClient open(UnaryOperator<Patch> how) {
        return openFor("LI_LEI", how);
    }

    PageInClient openFor(String userId, UnaryOperator<Patch> how) {
        var window = simulator.windows().open(ACME, userId, w -> how.apply(w.with("url", PAGE)));
        return new PageInClient(wecom, window);
    }

    /** Beside the chat with the customer wmC1. */
    static Patch beside(Patch window) {
        return window.with("entry", "single_chat_tools").with("externalUserId", "wmC1");
    }

    static int errcode(JsonNode answer) {
        return answer.path("errCode").asInt();
    }

    String crmTicket() {
        return ticket("ticket/get?type=agent_config&", "crm-secret");
    }

    String ticket(String path, String secret) {
        var ticket =
                wecom.get("/cgi-bin/" + path + "access_token=" + token(secret))
                        .path("ticket")
                        .asString();
        assertThat(ticket).isNotBlank();
        return ticket;
    }

    String token(String secret) {
        return wecom.token(ACME, secret);
    }

    void define(String thing, String body) {
        var answer = wecom.postRaw("/simulator/define/" + thing, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        wecom.close();
        simulator.close();
    }
}
