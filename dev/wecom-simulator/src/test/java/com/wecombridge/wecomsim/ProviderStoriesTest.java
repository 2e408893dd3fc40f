package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.world.Corp.Sync;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProviderStoriesTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";
    private static final String TEMPLATE = "dktemplate0000001";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);

    @BeforeEach
    void aProviderHasASuiteAndATemplate() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
        provider.offers(SUITE, 3);
        provider.offers(TEMPLATE, 1);
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void leadsAnAdministratorToAnAgencyBuiltApp() {
        var link =
                provider.asProvider(
                        "service/get_customized_auth_url",
                        "{\"state\":\"s7\",\"templateid_list\":[\"" + TEMPLATE + "\"]}");
        assertThat(link.path("expires_in").asInt()).isEqualTo(864_000);

        agreeAt(URI.create(link.path("qrcode_url").asString()), "corp_id=" + ACME + "&party=1");

        var answer = provider.permanentCode(TEMPLATE, provider.authCodeOf("create_auth"));
        assertThat(answer.has("access_token")).isFalse();
        assertThat(answer.path("state").asString()).isEqualTo("s7");
        assertThat(agent(answer, "auth_info").path("is_customized_app").asBoolean()).isTrue();
    }

    @Test
    void takesThePermanentCodeOfAnAgencyBuiltAppForItsSecret() {
        var code = permanentCode(provider.installedIn(ACME, TEMPLATE));

        var token = wecom.token(ACME, code);

        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + token))).isZero();
        var body = "{\"auth_corpid\":\"%s\",\"permanent_code\":\"%s\"}".formatted(ACME, code);
        assertThat(errcode(provider.asSuite(TEMPLATE, "get_corp_token", body))).isEqualTo(48002);
    }

    @Test
    void exchangesAResetPermanentCodeForTheNewOne() {
        var old = permanentCode(provider.installedIn(ACME, TEMPLATE));

        simulator.define().install(TEMPLATE, ACME, i -> i.resetPermanentCode());

        var fresh =
                permanentCode(
                        provider.permanentCode(
                                TEMPLATE, provider.authCodeOf("reset_permanent_code")));
        assertThat(fresh).isNotEqualTo(old);
        assertThat(wecom.token(ACME, fresh)).isNotEmpty();
        assertThat(
                        errcode(
                                wecom.get(
                                        "/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
                                                .formatted(ACME, old))))
                .isEqualTo(40001);
    }

    @Test
    void refusesTokensOfTheWrongKind() {
        var corpToken = provider.installedIn(ACME, SUITE).path("access_token").asString();
        var suiteToken = provider.suiteToken(SUITE);

        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + suiteToken)))
                .isEqualTo(40014);
        assertThat(
                        errcode(
                                wecom.get(
                                        "/cgi-bin/service/get_pre_auth_code?suite_access_token="
                                                + corpToken)))
                .isEqualTo(40082);
        assertThat(
                        errcode(
                                wecom.post(
                                        "/cgi-bin/service/corpid_to_opencorpid?provider_access_token="
                                                + suiteToken,
                                        "{\"corpid\":\"" + ACME + "\"}")))
                .isEqualTo(40014);
    }

    @Test
    void tellsASecretOfAnotherCorpFromAWrongOne() {
        simulator.define().corp("wwglobex00000001", c -> c.name("Globex"));
        simulator.define().app("wwglobex00000001", 1000002, a -> a.secret("globex-secret"));

        assertThat(
                        errcode(
                                wecom.get(
                                        "/cgi-bin/gettoken?corpid=%s&corpsecret=globex-secret"
                                                .formatted(ACME))))
                .isEqualTo(40091);
    }

    @Test
    void letsOldAndNewTokenOverlapWhereThatIsSwitchedOn() {
        simulator.define().app(ACME, 1000002, a -> a.secret("acme-secret"));
        simulator
                .define()
                .behaviour(b -> b.tokens(Map.of("overlap", "PT10M", "fullLifeAlways", false)));
        var old = wecom.token(ACME, "acme-secret");

        simulator.define().advanceClock(Duration.ofMinutes(115));
        var fresh = wecom.get("/cgi-bin/gettoken?corpid=" + ACME + "&corpsecret=acme-secret");

        assertThat(fresh.path("access_token").asString()).isNotEqualTo(old);
        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + old))).isZero();
        simulator.define().advanceClock(Duration.ofMinutes(30));
        var again = wecom.get("/cgi-bin/gettoken?corpid=" + ACME + "&corpsecret=acme-secret");
        assertThat(again.path("expires_in").asInt()).isBetween(5_300, 5_400);
    }

    @Test
    void warnsForAWeekAndThenBlocksAnAppWithTooManyUsers() {
        var installed = provider.installedIn(ACME, SUITE);
        var token = installed.path("access_token").asString();
        assertThat(status(installed)).isEqualTo(3);

        simulator.define().install(SUITE, ACME, i -> i.edition(3, 2));

        assertThat(status(authInfo(installed))).isEqualTo(6);
        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + token))).isZero();
        simulator.define().advanceClock(Duration.ofDays(8));
        assertThat(status(authInfo(installed))).isEqualTo(7);
        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + corpToken(installed))))
                .isEqualTo(90303);

        var two = new VisibleRange(List.of("LI_LEI", "HAN_MEIMEI"), List.of(), List.of());
        simulator.define().install(SUITE, ACME, i -> i.range(two));
        assertThat(status(authInfo(installed))).isEqualTo(3);
    }

    @Test
    void refusesAnAppWhosePaidTimeIsOver() {
        var installed = provider.installedIn(ACME, SUITE);

        simulator.define().advanceClock(Duration.ofDays(366));

        assertThat(status(authInfo(installed))).isEqualTo(4);
        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + corpToken(installed))))
                .isEqualTo(90302);
    }

    @Test
    void keepsAContactsSuiteOutOfACorpThatWritesItsContactsItself() {
        simulator.define().corp(ACME, c -> c.openapiSync(Sync.ON));
        var code =
                wecom.get(
                                "/cgi-bin/service/get_pre_auth_code?suite_access_token="
                                        + provider.suiteToken(SUITE))
                        .path("pre_auth_code")
                        .asString();

        var page =
                agreeAt(
                        simulator.webBaseUrl().resolve("/3rdapp/install"),
                        "suite_id=%s&corp_id=%s&state=s1&pre_auth_code=%s&redirect_uri=%s"
                                .formatted(
                                        SUITE,
                                        ACME,
                                        code,
                                        URLEncoder.encode(
                                                "http://localhost:1/back",
                                                StandardCharsets.UTF_8)));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("已开启openapi同步，不允许安装通讯录套件");
        assertThat(simulator.query().installation(ACME, SUITE)).isEmpty();
    }

    @Test
    void withdrawsTheRightsOfAnAppThatNobodyUses() {
        var installed = provider.installedIn(ACME, SUITE);
        var agentId = simulator.query().installation(ACME, SUITE).orElseThrow().agentId();

        simulator.define().app(ACME, agentId, a -> a.inactive(true));

        assertThat(errcode(wecom.get("/cgi-bin/agent/list?access_token=" + corpToken(installed))))
                .isEqualTo(48006);
        simulator
                .expect()
                .delivery(Duration.ofSeconds(5), d -> d.kind().equals("close_inactive_agent"));
    }

    @Test
    void translatesACorpIdForProvidersThatTheCorpKnows() {
        provider.installedIn(ACME, SUITE);
        var ask = "{\"corpid\":\"%s\"}";

        assertThat(
                        provider.asProvider("service/corpid_to_opencorpid", ask.formatted(ACME))
                                .path("open_corpid")
                                .asString())
                .startsWith("wp");
        assertThat(
                        errcode(
                                provider.asProvider(
                                        "service/corpid_to_opencorpid",
                                        ask.formatted("wwsim00000001"))))
                .isEqualTo(48001);
    }

    private HttpResponse<String> agreeAt(URI page, String form) {
        return wecom.raw(
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private JsonNode authInfo(JsonNode installed) {
        return provider.asSuite(SUITE, "get_auth_info", proof(installed));
    }

    private String corpToken(JsonNode installed) {
        return provider.asSuite(SUITE, "get_corp_token", proof(installed))
                .path("access_token")
                .asString();
    }

    private static String proof(JsonNode installed) {
        return "{\"auth_corpid\":\"%s\",\"permanent_code\":\"%s\"}"
                .formatted(ACME, permanentCode(installed));
    }

    private static String permanentCode(JsonNode answer) {
        return answer.path("permanent_code").asString();
    }

    private static int status(JsonNode answer) {
        return agent(answer, "edition_info").path("app_status").asInt();
    }

    private static JsonNode agent(JsonNode answer, String part) {
        return answer.path(part).path("agent").path(0);
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }
}
