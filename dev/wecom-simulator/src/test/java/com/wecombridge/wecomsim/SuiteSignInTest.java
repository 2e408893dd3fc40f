package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.SignInBrowser.BACK;
import static com.wecombridge.wecomsim.SignInBrowser.authorize;
import static com.wecombridge.wecomsim.SignInBrowser.code;
import static com.wecombridge.wecomsim.SignInBrowser.encoded;
import static com.wecombridge.wecomsim.SignInBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in to a provider's suite, and at a provider's own site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteSignInTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);
    private final SignInBrowser browser = new SignInBrowser(simulator, wecom);

    @BeforeAll
    void acmeHasTheSuite() {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技"));
        define.member(
                ACME, "LI_LEI", m -> m.name("李雷").mobile("13800000001").email("li@acme.example"));
        define.app(ACME, 1000002, app -> app.secret("acme-crm-secret").visibleParties(1));
        provider.offers(SUITE, 1);
        define.install(SUITE, ACME, i -> i);
        simulator.domains().trust(SUITE, "crm.example.com");
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void tellsASuiteTheEncryptedMemberAndItsCorp() {
        var code =
                code(location(browser.choose(ACME + "/LI_LEI", authorize(SUITE, "snsapi_base"))));
        var suiteToken = provider.suiteToken(SUITE);

        var who =
                wecom.get(
                        "/cgi-bin/service/auth/getuserinfo3rd?suite_access_token="
                                + suiteToken
                                + "&code="
                                + code);

        assertThat(who.path("corpid").asString()).isEqualTo(ACME);
        assertThat(who.path("userid").asString())
                .isEqualTo(simulator.query().userIdFor(SUITE, ACME, "LI_LEI"))
                .isEqualTo(who.path("open_userid").asString())
                .startsWith("wo");
        var own =
                wecom.get(
                        "/cgi-bin/auth/getuserinfo?access_token="
                                + wecom.token(ACME, "acme-crm-secret")
                                + "&code="
                                + code);
        assertThat(own.path("errcode").asInt()).isEqualTo(40029);
    }

    @Test
    void showsASuiteWhatTheMemberAgreedTo() {
        var page = authorize(SUITE, "snsapi_privateinfo");
        var form = Map.of("member", ACME + "/LI_LEI", "asked", "true");
        var suiteToken = provider.suiteToken(SUITE);
        var code = code(location(browser.post(page, form, List.of("mobile", "avatar"))));

        var who =
                wecom.get(
                        "/cgi-bin/service/getuserinfo3rd?suite_access_token="
                                + suiteToken
                                + "&code="
                                + code);

        assertThat(who.path("UserId").asString()).as("the older path").startsWith("wo");
        assertThat(who.path("expires_in").asInt()).isEqualTo(1800);
        var detail =
                wecom.post(
                        "/cgi-bin/service/auth/getuserdetail3rd?suite_access_token=" + suiteToken,
                        "{\"user_ticket\":\"" + who.path("user_ticket").asString() + "\"}");
        assertThat(detail.path("mobile").asString()).isEqualTo("13800000001");
        assertThat(detail.path("name"))
                .as("a suite sees no names")
                .isEqualTo(detail.path("userid"));
        assertThat(detail.has("email")).isFalse();
    }

    @Test
    void showsItsOwnPageWhenTheSuiteIsOverItsSeats() {
        simulator.define().install(SUITE, ACME, i -> i.set("appStatus", 7));
        try {
            var refused = browser.choose(ACME + "/LI_LEI", authorize(SUITE, "snsapi_base"));
            assertThat(refused.body()).contains("使用人数超限").contains("90303");
        } finally {
            simulator.define().install(SUITE, ACME, i -> i.set("appStatus", 3));
        }
    }

    @Test
    void tellsAProviderWhoCameToItsSite() {
        var page =
                "/wwopen/sso/3rd_qrConnect?appid=%s&redirect_uri=%s&state=s3&usertype=member"
                        .formatted(Provider.CORP, encoded(BACK));
        var authCode = code(location(browser.choose(ACME + "/LI_LEI", page)));
        var token = provider.providerToken();

        var who =
                wecom.post(
                        "/cgi-bin/service/get_login_info?access_token=" + token,
                        "{\"auth_code\":\"" + authCode + "\"}");

        assertThat(who.path("corp_info").path("corpid").asString()).isEqualTo(ACME);
        assertThat(who.path("user_info").path("userid").asString()).startsWith("wo");
        assertThat(who.path("usertype").asInt()).as("who installed its app").isEqualTo(2);
    }
}
