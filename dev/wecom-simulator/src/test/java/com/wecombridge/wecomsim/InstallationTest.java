package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecomsim.world.VisibleRange;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InstallationTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private String suiteToken = "";

    @BeforeEach
    void aProviderHasASuite() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
        simulator
                .define()
                .suite(
                        SUITE,
                        suite ->
                                suite.secret("suite-secret")
                                        .provider("wwprovider0000001", "provider-secret")
                                        .callbacks(
                                                receiver.url("/commands"),
                                                receiver.url("/data"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
        var ticket = simulator.expect().delivery(PATIENCE, d -> d.kind().equals("suite_ticket"));
        suiteToken = suiteToken(element(ticket.plaintext(), "SuiteTicket"));
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void leadsFromThePageBackToTheProviderWithACode() {
        var page = page("s1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("模拟器").contains("Acme 某某科技");

        var location = agree(preAuthCodeIn(page.body()), "s1", "party=2");

        assertThat(location)
                .startsWith("http://localhost:1/back?auth_code=auth-")
                .endsWith("&state=s1");
        var first = permanentCode(location);
        assertThat(first.path("auth_corp_info").path("corpid").asString()).isEqualTo(ACME);
        assertThat(
                        first.path("auth_info")
                                .path("agent")
                                .path(0)
                                .path("privilege")
                                .path("allow_party")
                                .path(0)
                                .asInt())
                .isEqualTo(2);
        assertThat(permanentCode(location).path("errcode").asInt()).isEqualTo(40078);
    }

    @Test
    void refusesAPreAuthCodeUsedTwice() {
        var code = preAuthCodeIn(page("s1").body());
        agree(code, "s1", "party=1");

        assertThat(page("s1", code).body()).contains("42007");
    }

    @Test
    void tellsTheSuiteOfAnInstallationFromTheMarket() {
        simulator.define().install(SUITE, ACME, i -> i.fromMarket());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(receiver.heard())
                                .anySatisfy(heard -> {
                                    assertThat(heard.text())
                                            .contains("create_auth")
                                            .contains("<AuthCode>");
                                    assertThat(heard.receiveId()).isEqualTo(SUITE);
                                }));
    }

    @Test
    void showsASuiteEncryptedIdsAndNoNames() {
        var token = install();
        var openId = simulator.query().userIdFor(SUITE, ACME, "LI_LEI");

        var member = wecom.get("/cgi-bin/user/get?userid=" + openId + "&access_token=" + token);

        assertThat(openId).startsWith("wo");
        assertThat(member.path("userid").asString()).isEqualTo(openId);
        assertThat(member.path("name").asString()).isEqualTo(openId);
        assertThat(
                        wecom.get("/cgi-bin/user/get?userid=LI_LEI&access_token=" + token)
                                .path("errcode")
                                .asInt())
                .isEqualTo(60111);
    }

    @Test
    void keepsMembersOutsideTheRangeFromTheSuite() {
        var token = install();
        simulator
                .define()
                .install(
                        SUITE,
                        ACME,
                        i -> i.range(new VisibleRange(List.of("LI_LEI"), List.of(), List.of())));
        var openId = simulator.query().userIdFor(SUITE, ACME, "HAN_MEIMEI");

        assertThat(
                        wecom.get("/cgi-bin/user/get?userid=" + openId + "&access_token=" + token)
                                .path("errcode")
                                .asInt())
                .isEqualTo(60111);
        assertThat(
                        wecom.get("/cgi-bin/user/list?department_id=1&access_token=" + token)
                                .path("errcode")
                                .asInt())
                .isEqualTo(60011);
        simulator.expect().delivery(PATIENCE, d -> d.kind().equals("change_auth"));
        simulator.expect().delivery(PATIENCE, d -> d.kind().equals("unsubscribe"));
    }

    @Test
    void endsEverythingWhenTheCorpCancels() {
        var token = install();
        var code = simulator.query().installation(ACME, SUITE).orElseThrow().permanentCode();

        simulator.define().uninstall(SUITE, ACME);

        simulator.expect().delivery(PATIENCE, d -> d.kind().equals("cancel_auth"));
        assertThat(wecom.get("/cgi-bin/agent/list?access_token=" + token).path("errcode").asInt())
                .isEqualTo(40014);
        var again =
                wecom.post(
                        "/cgi-bin/service/get_corp_token?suite_access_token=" + suiteToken,
                        "{\"auth_corpid\":\"%s\",\"permanent_code\":\"%s\"}".formatted(ACME, code));
        assertThat(again.path("errcode").asInt()).isEqualTo(40084);
    }

    @Test
    void tellsTheSuiteThatThePermanentCodeChanged() {
        install();
        var before = simulator.query().installation(ACME, SUITE).orElseThrow().permanentCode();

        var reset = simulator.define().install(SUITE, ACME, i -> i.resetPermanentCode());

        simulator.expect().delivery(PATIENCE, d -> d.kind().equals("reset_permanent_code"));
        var after =
                wecom.post(
                        "/cgi-bin/service/v2/get_permanent_code?suite_access_token=" + suiteToken,
                        "{\"auth_code\":\"" + reset.authCode() + "\"}");
        assertThat(after.path("permanent_code").asString()).startsWith("pc-").isNotEqualTo(before);
        assertThat(after.has("access_token")).isFalse();
    }

    @Test
    void leavesNothingBehindWhenAnInstallationIsRefused() {
        assertThatThrownBy(
                        () -> simulator.define().install(SUITE, ACME, i -> i.set("userLimits", 30)))
                .hasMessageContaining("userLimits");

        assertThat(simulator.query().apps(ACME)).isEmpty();
        assertThat(simulator.query().installations()).isEmpty();
    }

    @Test
    void wantsATicketNotOlderThanHalfAnHour() {
        var ticket = simulator.query().suites().getFirst().ticket();

        simulator.define().advanceClock(Duration.ofMinutes(31));

        assertThat(askSuiteToken(ticket).path("errcode").asInt()).isEqualTo(40085);
    }

    private String install() {
        var outcome = simulator.define().install(SUITE, ACME, i -> i);
        return wecom.post(
                        "/cgi-bin/service/get_permanent_code?suite_access_token=" + suiteToken,
                        "{\"auth_code\":\"" + outcome.authCode() + "\"}")
                .path("access_token")
                .asString();
    }

    private String suiteToken(String ticket) {
        return askSuiteToken(ticket).path("suite_access_token").asString();
    }

    private JsonNode askSuiteToken(String ticket) {
        return wecom.post(
                "/cgi-bin/service/get_suite_token",
                "{\"suite_id\":\"%s\",\"suite_secret\":\"suite-secret\",\"suite_ticket\":\"%s\"}"
                        .formatted(SUITE, ticket));
    }

    private java.net.http.HttpResponse<String> page(String state) {
        var code =
                wecom.get("/cgi-bin/service/get_pre_auth_code?suite_access_token=" + suiteToken)
                        .path("pre_auth_code")
                        .asString();
        return page(state, code);
    }

    private java.net.http.HttpResponse<String> page(String state, String code) {
        var path =
                "/3rdapp/install?suite_id=%s&pre_auth_code=%s&redirect_uri=http%%3A%%2F%%2Flocalhost%%3A1%%2Fback&state=%s"
                        .formatted(SUITE, code, state);
        return wecom.raw(HttpRequest.newBuilder(simulator.webBaseUrl().resolve(path)));
    }

    private String agree(String code, String state, String range) {
        var form =
                "suite_id=%s&pre_auth_code=%s&redirect_uri=http%%3A%%2F%%2Flocalhost%%3A1%%2Fback&state=%s&corp_id=%s&%s"
                        .formatted(SUITE, code, state, ACME, range);
        return wecom.postRaw("/3rdapp/install", "application/x-www-form-urlencoded", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private JsonNode permanentCode(String location) {
        var authCode = location.replaceAll(".*auth_code=([^&]+)&.*", "$1");
        return wecom.post(
                "/cgi-bin/service/get_permanent_code?suite_access_token=" + suiteToken,
                "{\"auth_code\":\"" + authCode + "\"}");
    }

    private static String preAuthCodeIn(String html) {
        return html.replaceAll("(?s).*name=\"pre_auth_code\" value=\"([^\"]+)\".*", "$1");
    }

    private static String element(String xml, String name) {
        return xml.replaceAll("(?s).*<" + name + "><!\\[CDATA\\[(.*?)]].*", "$1");
    }
}
