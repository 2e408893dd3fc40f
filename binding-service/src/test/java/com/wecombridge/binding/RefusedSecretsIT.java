package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** WeCom bans an address that brings too many wrong secrets, and with it every corp behind it. */
@NullUnmarked
class RefusedSecretsIT extends BindingServiceIT {

    private static final int AGENT = 1000002;
    private static final int MOST_IN_AN_HOUR = 500;
    private static final int TYPED_BY_ONE_TENANT = 10;
    private static final int AS_WECOM_IS_SAID_TO_BAN = 2000;

    @BeforeEach
    @AfterEach
    void forget() {
        database.execute("delete from secret_attempt");
        WECOM.define().behaviour(b -> b.secretsBeforeBan(AS_WECOM_IS_SAID_TO_BAN));
    }

    @Test
    void strikesOffWhatWeComTookAndKeepsWhatItRefused() {
        corpWithApp("wwitsecret000001");

        connect(ACME, "wwitsecret000001", "a-wrong-secret").expectStatus().isEqualTo(422);
        assertThat(attempts()).isEqualTo(1);

        connect(ACME, "wwitsecret000001", "the-right-secret").expectStatus().isOk();
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void doesNotCountTheSameWrongSecretAgainWhichWeComIsNotAskedAgain() {
        corpWithApp("wwitsecret000003");

        for (int i = 0; i < 5; i++) {
            connect(ACME, "wwitsecret000003", "a-wrong-secret").expectStatus().isEqualTo(422);
        }

        assertThat(attempts()).isEqualTo(1);
        assertThat(fetchesFor("wwitsecret000003")).isEqualTo(1);
    }

    @Test
    void doesNotCountTheSecretOfAnotherAppWhichWeComTook() {
        corpWithApp("wwitsecret000004");
        WECOM.define()
                .app("wwitsecret000004", 1000003, app -> app.name("OA").secret("of-another-app"));

        connect(ACME, "wwitsecret000004", "of-another-app").expectStatus().isEqualTo(422);

        assertThat(attempts()).isZero();
    }

    @Test
    void lendsOneTenantASmallShareOfTheAccount() {
        corpWithApp("wwitsecret000005");
        for (int i = 0; i < TYPED_BY_ONE_TENANT; i++) {
            connect(ACME, "wwitsecret000005", "guess-" + i).expectStatus().isEqualTo(422);
        }

        connect(ACME, "wwitsecret000005", "one-guess-more").expectStatus().isEqualTo(503);
        connect(ACME, "wwitsecret000005", "the-right-secret").expectStatus().isEqualTo(503);
        connect(GLOBEX, "wwitsecret000005", "the-right-secret").expectStatus().isOk();
        assertThat(fetchesFor("wwitsecret000005")).isEqualTo(TYPED_BY_ONE_TENANT + 1);
        await().atMost(SOON)
                .until(() ->
                        !database.rows(
                                        "select 1 from app_token where kind = 'ACCESS_TOKEN'"
                                                + " and corp_id = 'wwitsecret000005'"
                                                + " and token is not null")
                                .isEmpty());
    }

    @Test
    void stopsOneStepBeforeWeComBansTheAddress() {
        corpWithApp("wwitsecret000006");
        var left = TYPED_BY_ONE_TENANT + 5;
        refusedBefore(MOST_IN_AN_HOUR - left, "10 minutes");
        var heardAlready = WECOM.query().wrongSecrets("127.0.0.1");
        WECOM.define().behaviour(b -> b.secretsBeforeBan(heardAlready + left + 1));

        for (int i = 0; i < TYPED_BY_ONE_TENANT; i++) {
            connect(ACME, "wwitsecret000006", "guess-" + i);
            connect(GLOBEX, "wwitsecret000006", "another-guess-" + i);
        }

        assertThat(fetchesFor("wwitsecret000006")).isEqualTo(left);
        weComAnswers("the-right-secret", 0);
        weComAnswers("one-guess-more", 40001);
        weComAnswers("the-right-secret", 45009);
    }

    @Test
    void asksNoLongerOnceSoManyWereRefusedAndAgainWhenTheHourIsOver() {
        corpWithApp("wwitsecret000002");
        refusedBefore(MOST_IN_AN_HOUR, "0 minutes");

        connect(ACME, "wwitsecret000002", "the-right-secret").expectStatus().is5xxServerError();
        assertThat(fetchesFor("wwitsecret000002")).isZero();

        database.execute("delete from secret_attempt");
        refusedBefore(MOST_IN_AN_HOUR, "61 minutes");
        connect(ACME, "wwitsecret000002", "the-right-secret").expectStatus().isOk();
        assertThat(attempts()).isZero();
    }

    private static void refusedBefore(int many, String ago) {
        database.execute(
                "insert into secret_attempt (at) select now() - interval '"
                        + ago
                        + "' from generate_series(1, "
                        + many
                        + ")");
    }

    private static int attempts() {
        return database.rows("select 1 from secret_attempt where typed_by is not null").size();
    }

    /** Asks WeCom itself, from our address. */
    private static void weComAnswers(String secret, int errcode) {
        WebTestClient.bindToServer()
                .baseUrl(WECOM.apiBaseUrl().toString())
                .build()
                .get()
                .uri("/cgi-bin/gettoken?corpid=wwitsecret000006&corpsecret=" + secret)
                .exchange()
                .expectBody()
                .jsonPath("$.errcode")
                .isEqualTo(errcode);
    }

    private WebTestClient.ResponseSpec connect(String tenant, String corp, String secret) {
        return administratorOf(tenant)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp, AGENT)
                .bodyValue(Map.of("secret", secret, "corpName", "Acme 某某科技"))
                .exchange();
    }

    private static void corpWithApp(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().app(corp, AGENT, app -> app.name("CRM").secret("the-right-secret"));
    }

    private static long fetchesFor(String corp) {
        return WECOM.query().ledger().stream()
                .filter(call -> call.path().equals("/cgi-bin/gettoken"))
                .filter(call -> corp.equals(call.query().get("corpid")))
                .count();
    }
}
