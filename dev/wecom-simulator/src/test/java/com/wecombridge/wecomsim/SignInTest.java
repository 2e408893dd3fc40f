package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.SignInBrowser.BACK;
import static com.wecombridge.wecomsim.SignInBrowser.authorize;
import static com.wecombridge.wecomsim.SignInBrowser.code;
import static com.wecombridge.wecomsim.SignInBrowser.encoded;
import static com.wecombridge.wecomsim.SignInBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Signing in to a corp's own app, as its server and a member's browser live it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final String ACME = "wwacme0000000001";
    private static final String GLOBEX = "wwglobex00000001";
    private static final int CRM = 1000002;

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final SignInBrowser browser = new SignInBrowser(simulator, wecom);

    @BeforeAll
    void acmeHasAnAppOfItsOwn() {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技"));
        define.corp(GLOBEX, corp -> corp.name("Globex 示例贸易"));
        define.department(ACME, 2, department -> department.name("销售部"));
        define.member(
                ACME,
                "LI_LEI",
                m -> m.name("李雷").departments(2).mobile("13800000001").email("li@acme.example"));
        define.member(ACME, "WEI_HUA", m -> m.name("魏华"));
        define.member(GLOBEX, "JIM_GREEN", m -> m.name("Jim"));
        define.app(ACME, CRM, app -> app.secret("acme-crm-secret").visibleParties(2));
        define(
                "external-contacts",
                "{\"corpId\":\"" + ACME + "\",\"externalUserId\":\"wmC1\",\"name\":\"陈客户\"}");
        simulator.domains().trust(ACME, CRM, "crm.example.com");
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
    }

    @Test
    void signsTheMemberInWhoseClientShowsThePage() {
        var window =
                simulator
                        .windows()
                        .open(
                                ACME,
                                "LI_LEI",
                                w ->
                                        w.with("agentId", CRM)
                                                .with("url", "https://crm.example.com/"));

        var back = browser.visit(authorize(ACME, "snsapi_base") + "&window=" + window.id());

        assertThat(back.statusCode()).isEqualTo(302);
        var target = location(back);
        assertThat(target).startsWith("https://crm.example.com/oauth?from=wecom&code=");
        assertThat(target).contains("&state=s1").endsWith("#/home");
        var who = whoIs(code(target));
        assertThat(who.path("userid").asString()).isEqualTo("LI_LEI");
        assertThat(who.has("user_ticket")).isFalse();
        assertThat(simulator.query().ledger())
                .anyMatch(e ->
                        e.path().equals("/connect/oauth2/authorize") && e.answer().equals(target));
    }

    @Test
    void takesACodeOnceAndForFiveMinutesAndFromItsOwnAppOnly() {
        simulator.define().app(ACME, 1000009, a -> a.secret("other-secret").visibleParties(1));
        var code =
                code(
                        location(
                                browser.choose(
                                        "LI_LEI",
                                        authorize(ACME, "snsapi_base") + "&agentid=" + CRM)));
        var other = wecom.token(ACME, "other-secret");

        assertThat(errcode("auth/getuserinfo", other, code)).isEqualTo(40029);
        assertThat(errcode("auth/getuserinfo", token(), code)).isZero();
        assertThat(errcode("auth/getuserinfo", token(), code)).isEqualTo(42022);
        assertThat(errcode("auth/getuserinfo", token(), "made-up")).isEqualTo(40029);

        var late = code(location(browser.choose("LI_LEI", authorize(ACME, "snsapi_base"))));
        simulator.define().advanceClock(Duration.ofMinutes(5));
        assertThat(errcode("auth/getuserinfo", token(), late)).isEqualTo(42003);
    }

    @Test
    void answersTheOlderPathInCapitals() {
        var code = code(location(browser.choose("LI_LEI", authorize(ACME, "snsapi_base"))));

        var who = wecom.get("/cgi-bin/user/getuserinfo?access_token=" + token() + "&code=" + code);

        assertThat(who.path("UserId").asString()).isEqualTo("LI_LEI");
        assertThat(who.has("userid")).isFalse();
    }

    @Test
    void showsPrivateFieldsOnlyWithConsentAndWithTheRight() {
        var page = authorize(ACME, "snsapi_privateinfo") + "&agentid=" + CRM;
        var consent = browser.choose("LI_LEI", page);
        assertThat(consent.statusCode()).isEqualTo(200);
        assertThat(consent.body()).contains("name=\"agree\" value=\"mobile\"");
        var form = Map.of("member", ACME + "/LI_LEI", "asked", "true");

        var agreed = browser.post(page, form, List.of("mobile", "email"));
        var ticket = whoIs(code(location(agreed))).path("user_ticket").asString();
        assertThat(ticket.length()).isLessThanOrEqualTo(512);
        var detail = detail(ticket);
        assertThat(detail.path("mobile").asString()).isEqualTo("13800000001");
        assertThat(detail.path("email").asString()).isEqualTo("li@acme.example");
        assertThat(detail.has("gender")).isFalse();

        define(
                "sign-in-rights",
                "{\"corpId\":\"%s\",\"agentId\":%d,\"fields\":[\"email\"]}".formatted(ACME, CRM));
        assertThat(detail(ticket).has("mobile")).isFalse();
        define(
                "sign-in-rights",
                "{\"corpId\":\"%s\",\"agentId\":%d,\"fields\":[\"mobile\",\"email\"]}"
                        .formatted(ACME, CRM));

        assertThat(detail("nonsense").path("errcode").asInt()).isEqualTo(84015);
        simulator.define().advanceClock(Duration.ofMinutes(31));
        assertThat(detail(ticket).path("errcode").asInt()).isEqualTo(84014);
    }

    @Test
    void namesAMemberOutsideTheRangeButTellsNothingMore() {
        var page = authorize(ACME, "snsapi_privateinfo") + "&agentid=" + CRM;
        var agreed =
                browser.post(
                        page,
                        Map.of("member", ACME + "/WEI_HUA", "asked", "true"),
                        List.of("mobile"));

        var who = whoIs(code(location(agreed)));

        assertThat(who.path("userid").asString()).isEqualTo("WEI_HUA");
        assertThat(detail(who.path("user_ticket").asString()).path("errcode").asInt())
                .isEqualTo(50002);
    }

    @Test
    void turnsAwayFromHostsThatAreNotTrusted() {
        for (var elsewhere :
                List.of(
                        "https://evil.example.com/oauth",
                        "https://crm.example.com:8443/oauth",
                        "https://crm.example.com.evil.example.com/",
                        "https://crm.example.com@evil.example.com/",
                        "javascript:alert(1)")) {
            var page =
                    "/connect/oauth2/authorize?appid=%s&redirect_uri=%s&response_type=code&scope=snsapi_base&state=s1"
                            .formatted(ACME, encoded(elsewhere));
            var refused = browser.visit(page);
            assertThat(refused.statusCode()).as(elsewhere).isEqualTo(400);
            assertThat(refused.body()).contains("50001");
        }
        assertThat(
                        browser.visit(
                                        authorize(ACME, "snsapi_base")
                                                .replace("state=s1", "state=s-1"))
                                .body())
                .contains("The state may hold");
    }

    @Test
    void refusesAMemberOfAnotherCompany() {
        var refused = browser.choose(GLOBEX + "/JIM_GREEN", authorize(ACME, "snsapi_base"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("92002");
    }

    @Test
    void knowsSomebodyOutsideTheCompanyByOpenId() {
        var outsider =
                browser.post(
                        authorize(ACME, "snsapi_base"),
                        Map.of("outsider", "true", "external", "wmC1"),
                        List.of());

        var who = whoIs(code(location(outsider)));

        assertThat(who.path("openid").asString()).startsWith("o");
        assertThat(who.path("external_userid").asString()).isEqualTo("wmC1");
        assertThat(who.has("userid")).isFalse();
    }

    @Test
    void signsInOnTheDesktopWithAQrCode() {
        var query =
                "?appid=%s&agentid=%d&redirect_uri=%s&state=s2".formatted(ACME, CRM, encoded(BACK));
        for (var page :
                List.of(
                        "/wwopen/sso/qrConnect" + query,
                        "/wwlogin/sso/login" + query + "&login_type=CorpApp")) {
            assertThat(browser.visit(page).body()).contains("李雷");
            var target = location(browser.choose("LI_LEI", page));
            assertThat(target).contains("appid=" + ACME).contains("state=s2");
            assertThat(whoIs(code(target)).path("userid").asString()).isEqualTo("LI_LEI");
        }
    }

    @Test
    void needsNoSetUpInACompanyThatNobodyDescribed() {
        var corp = "wwsim00000000001";
        var page = authorize(corp, "snsapi_base") + "&agentid=1000001";
        assertThat(browser.visit(page).statusCode()).isEqualTo(200);
        var somebody = simulator.query().members(corp).getFirst().userId();

        var code = code(location(browser.choose(corp + "/" + somebody, page)));

        var token = wecom.token(corp, corp + "-1000001-secret");
        var who = wecom.get("/cgi-bin/auth/getuserinfo?access_token=" + token + "&code=" + code);
        assertThat(who.path("userid").asString()).isEqualTo(somebody);
    }

    @Test
    void handsTestsACodeWithoutAPage() {
        var crm = simulator.query().app(ACME, CRM).orElseThrow();

        var who = whoIs(simulator.signIns().code(crm, "LI_LEI", List.of("mobile")));

        assertThat(who.path("userid").asString()).isEqualTo("LI_LEI");
        assertThat(detail(who.path("user_ticket").asString()).path("mobile").asString())
                .isEqualTo("13800000001");
    }

    @Test
    void letsAFrameBecomeAMembersClient() {
        var window =
                simulator
                        .windows()
                        .open(ACME, "LI_LEI", w -> w.with("url", "https://crm.example.com/h5"));

        var entering = browser.visit("/simulator/windows/" + window.id() + "/open");

        assertThat(entering.body())
                .contains("wecom-window:" + window.id(), "https://crm.example.com/h5");
        assertThat(entering.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("wecom-window=" + window.id());
        simulator.windows().close(window.id());
        assertThat(browser.visit("/simulator/windows/" + window.id() + "/open").statusCode())
                .isEqualTo(404);
    }

    private JsonNode whoIs(String code) {
        return wecom.get("/cgi-bin/auth/getuserinfo?access_token=" + token() + "&code=" + code);
    }

    private JsonNode detail(String ticket) {
        return wecom.post(
                "/cgi-bin/auth/getuserdetail?access_token=" + token(),
                "{\"user_ticket\":\"" + ticket + "\"}");
    }

    private int errcode(String path, String token, String code) {
        return wecom.get("/cgi-bin/" + path + "?access_token=" + token + "&code=" + code)
                .path("errcode")
                .asInt();
    }

    private String token() {
        return wecom.token(ACME, "acme-crm-secret");
    }

    private void define(String thing, String body) {
        var answer = wecom.postRaw("/simulator/define/" + thing, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
