package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String ACME = "wwacme0000000001";
    private static final String GET_TOKEN =
            "/cgi-bin/gettoken?corpid=" + ACME + "&corpsecret=acme-crm-secret";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);

    @BeforeEach
    void acmeHasAnApp() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        simulator
                .define()
                .app(ACME, 1000002, app -> app.secret("acme-crm-secret").visibleParties(1));
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
    }

    @Test
    void givesTheSameTokenWithinItsLife() {
        var first = wecom.get(GET_TOKEN);
        var again = wecom.get(GET_TOKEN);

        assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
        assertThat(again.path("access_token")).isEqualTo(first.path("access_token"));
    }

    @Test
    void givesANewTokenAfterItsLifeAndRefusesTheOld() {
        var old = wecom.token(ACME, "acme-crm-secret");

        simulator.define().advanceClock(Duration.ofHours(2));

        assertThat(errcode("/cgi-bin/agent/list?access_token=" + old)).isEqualTo(42001);
        assertThat(wecom.token(ACME, "acme-crm-secret")).isNotEqualTo(old);
    }

    @Test
    void endsATokenWhenItSaysSoHoweverShortItsLife() {
        simulator.define().behaviour(behaviour -> behaviour.tokens(Map.of("life", "PT30S")));
        var token = wecom.get(GET_TOKEN);
        var path = "/cgi-bin/agent/list?access_token=" + token.path("access_token").asString();

        assertThat(token.path("expires_in").asInt()).isEqualTo(30);
        simulator.define().advanceClock(Duration.ofSeconds(25));
        assertThat(errcode(path)).isZero();
        simulator.define().advanceClock(Duration.ofSeconds(10));
        assertThat(errcode(path)).isEqualTo(42001);
    }

    @Test
    void refusesATokenThatWasTakenBackEarly() {
        var old = wecom.token(ACME, "acme-crm-secret");

        simulator.define().invalidateTokens(ACME, 0);

        assertThat(errcode("/cgi-bin/agent/list?access_token=" + old)).isEqualTo(40014);
        var fresh = wecom.token(ACME, "acme-crm-secret");
        assertThat(errcode("/cgi-bin/agent/list?access_token=" + fresh)).isZero();
    }

    @Test
    void namesTheCauseOfARefusalAndTheCallersAddress() {
        var path = "/cgi-bin/gettoken?corpid=" + ACME + "&corpsecret=wrong";
        var response = wecom.raw(HttpRequest.newBuilder(simulator.apiBaseUrl().resolve(path)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Error-Code")).contains("40001");
        assertThat(response.body())
                .contains("\"errcode\":40001")
                .containsPattern("hint: \\[\\d{24}]")
                .contains("from ip: 127.0.0.1");
    }

    @Test
    void bansAnAddressThatGuessesSecretsForAnHour() {
        simulator.define().behaviour(behaviour -> behaviour.secretsBeforeBan(2));
        wecom.token(ACME, "wrong");
        wecom.token(ACME, "wrong");

        assertThat(errcode(GET_TOKEN)).isEqualTo(45009);
        simulator.define().advanceClock(Duration.ofMinutes(61));
        assertThat(errcode(GET_TOKEN)).isZero();
    }

    @Test
    void tellsAnUnknownCorpFromAMissingToken() {
        assertThat(errcode("/cgi-bin/gettoken?corpid=wwnobody&corpsecret=x")).isEqualTo(40013);
        assertThat(errcode("/cgi-bin/user/get?userid=LI_LEI")).isEqualTo(41001);
    }

    @Test
    void inventsACorpAtItsFirstMention() {
        var token = wecom.token("wwsim0007", "wwsim0007-1000002-secret");

        var members =
                wecom.get("/cgi-bin/user/list?department_id=1&fetch_child=1&access_token=" + token);
        assertThat(members.path("userlist").size()).isEqualTo(6);
    }

    private int errcode(String path) {
        return wecom.get(path).path("errcode").asInt();
    }
}
