package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** WeCom bans an address that brings too many wrong secrets, and with it every corp behind it. */
@NullUnmarked
class RefusedSecretsIT extends BindingServiceIT {

    private static final int AGENT = 1000002;
    private static final int MOST_IN_AN_HOUR = 500;

    @AfterEach
    void forget() {
        database.execute("delete from secret_attempt");
    }

    @Test
    void strikesOffWhatWeComTookAndKeepsWhatItRefused() {
        database.execute("delete from secret_attempt");
        corpWithApp("wwitsecret000001");

        connect("wwitsecret000001", "a-wrong-secret").expectStatus().isEqualTo(422);
        assertThat(attempts()).isEqualTo(1);

        connect("wwitsecret000001", "the-right-secret").expectStatus().isOk();
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void asksNoLongerOnceSoManyWereRefusedAndAgainWhenTheHourIsOver() {
        corpWithApp("wwitsecret000002");
        refusedBefore(MOST_IN_AN_HOUR, "0 minutes");

        connect("wwitsecret000002", "the-right-secret").expectStatus().is5xxServerError();
        assertThat(fetchesFor("wwitsecret000002")).isZero();

        database.execute("delete from secret_attempt");
        refusedBefore(MOST_IN_AN_HOUR, "61 minutes");
        connect("wwitsecret000002", "the-right-secret").expectStatus().isOk();
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
        return database.rows("select 1 from secret_attempt").size();
    }

    private WebTestClient.ResponseSpec connect(String corp, String secret) {
        return administratorOf(ACME)
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
