package com.wecombridge.binding.inbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.binding.BindingServiceIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An errand can only be lost by a mistake: of ours, or of a hand in the table. */
@NullUnmarked
class LostErrandsIT extends BindingServiceIT {

    private static final int AGENT = 1000002;

    @Autowired private LostErrandsCheck check;
    @Autowired private MeterRegistry meters;

    @Test
    void restoresTheErrandsOfAConnectedAppAndAsksWeComNothingThatIsNotDue() {
        var corp = "wwitlost00000001";
        connected(corp);
        await().atMost(SOON).until(() -> errandsOf(corp).size() == 3);
        var asked = askedFor(corp);
        var counted = restored("ACCESS_TOKEN");

        database.execute("delete from work where corp_id = '" + corp + "'");
        check.restoreErrands().block();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(errandsOf(corp))
                                .containsExactlyInAnyOrder(
                                        "fetch-app-token",
                                        "fetch-corp-ticket",
                                        "fetch-app-ticket"));
        assertThat(askedFor(corp)).isEqualTo(asked);
        assertThat(restored("ACCESS_TOKEN")).isGreaterThanOrEqualTo(counted + 1);
        assertThat(restored("CORP_TICKET")).isPositive();
    }

    @Test
    void fetchesTheTokenThatWasDueMeanwhile() {
        var corp = "wwitlost00000002";
        connected(corp);
        await().atMost(SOON).until(() -> errandsOf(corp).size() == 3);
        database.execute("delete from work where corp_id = '" + corp + "'");
        database.execute(
                "update app_token set renew_at = now() where kind = 'ACCESS_TOKEN' and corp_id = '"
                        + corp
                        + "'");
        var asked = askedFor(corp);

        check.restoreErrands().block();

        await().atMost(SOON).until(() -> askedFor(corp) == asked + 1);
    }

    @Test
    void leavesAnAppAloneWhoseSecretIsWrong() {
        var corp = "wwitlost00000003";
        connected(corp);
        await().atMost(SOON).until(() -> errandsOf(corp).size() == 3);
        database.execute(
                "update app_token set trouble = 'STOPPED', trouble_cause = '40001',"
                        + " trouble_since = now() where kind = 'ACCESS_TOKEN' and corp_id = '"
                        + corp
                        + "'");
        database.execute(
                "delete from work where kind = 'fetch-app-token' and corp_id = '" + corp + "'");

        check.restoreErrands().block();

        assertThat(errandsOf(corp)).doesNotContain("fetch-app-token");
    }

    private void connected(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().app(corp, AGENT, app -> app.name("CRM").secret("secret-of-" + corp));
        administratorOf(ACME)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp, AGENT)
                .bodyValue(Map.of("secret", "secret-of-" + corp, "corpName", "Acme 某某科技"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private double restored(String kind) {
        var counter = meters.find("errands.restored").tag("kind", kind).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Those that wait for the half of a life. */
    private List<Object> errandsOf(String corp) {
        return database
                .rows(
                        "select kind from work where due_at > now() + interval '30 minutes'"
                                + " and corp_id = '"
                                + corp
                                + "'")
                .stream()
                .map(row -> row.get("kind"))
                .toList();
    }

    private static long askedFor(String corp) {
        return WECOM.query().ledger().stream()
                .filter(call -> call.path().equals("/cgi-bin/gettoken"))
                .filter(call -> corp.equals(call.query().get("corpid")))
                .count();
    }
}
