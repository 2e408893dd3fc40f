package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a corp pays for, from the first order to its money back. */
class PaidOrdersTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);
    private JsonNode installed = Json.object();

    @BeforeEach
    void acmeHasTheSuite() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
        provider.offers(SUITE, 1);
        installed = provider.installedIn(ACME, SUITE);
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void followsAnOrderUntilTheMoneyIsBack() {
        var order = ordered(Map.of("userCount", 5, "days", 30));
        told("open_order", order);
        assertThat(seen(order).path("order_status").asInt()).isZero();

        pay(order);

        told("pay_for_app_success", order);
        assertThat(edition().path("user_limit").asInt()).isEqualTo(5);
        assertThat(edition().path("app_status").asInt()).isEqualTo(6);
        assertThat(seen(order).path("order_status").asInt()).isEqualTo(1);

        refund(order);

        told("refund", order);
        assertThat(edition().path("app_status").asInt()).isEqualTo(2);
        assertThat(seen(order).path("order_status").asInt()).isEqualTo(5);
    }

    @Test
    void addsUsersWithoutMoreTime() {
        paid(Map.of("userCount", 5, "days", 30));
        var end = edition().path("expired_time").asLong();
        simulator.define().advanceClock(Duration.ofDays(10));

        var more = paid(Map.of("type", "MORE_USERS", "userCount", 50));

        assertThat(edition().path("user_limit").asInt()).isEqualTo(50);
        assertThat(edition().path("expired_time").asLong()).isEqualTo(end);
        assertThat(edition().path("app_status").asInt()).isEqualTo(3);
        assertThat(seen(more).path("order_type").asInt()).isEqualTo(1);
    }

    @Test
    void renewsFromTheEndOfWhatWasPaidFor() {
        paid(Map.of("userCount", 50, "days", 30));
        var end = edition().path("expired_time").asLong();

        var renewal = paid(Map.of("type", "RENEWAL", "days", 30));

        assertThat(edition().path("expired_time").asLong())
                .isEqualTo(end + Duration.ofDays(30).toSeconds());
        assertThat(seen(renewal).path("begin_time").asLong()).isEqualTo(end);

        refund(renewal);

        assertThat(edition().path("expired_time").asLong()).isEqualTo(end);
        assertThat(edition().path("app_status").asInt()).isEqualTo(3);
    }

    @Test
    void changesToAnotherEdition() {
        paid(Map.of("userCount", 50, "days", 30));

        paid(Map.of("type", "OTHER_EDITION", "editionId", "RL0002", "editionName", "高级版"));

        assertThat(edition().path("edition_id").asString()).isEqualTo("RL0002");
        assertThat(edition().path("edition_name").asString()).isEqualTo("高级版");
        simulator.expect().delivery(Duration.ofSeconds(5), d -> d.kind().equals("change_editon"));
    }

    @Test
    void putsAnotherOrderInPlaceOfOneThatIsNotPaid() {
        var first = ordered(Map.of("userCount", 5));

        var second = ordered(Map.of("replaces", first, "userCount", 10));

        assertThat(seen(first).path("order_status").asInt()).isEqualTo(2);
        assertThat(seen(second).path("user_count").asInt()).isEqualTo(10);
        var told =
                simulator
                        .expect()
                        .delivery(Duration.ofSeconds(5), d -> d.kind().equals("change_order"));
        assertThat(told.plaintext())
                .contains("<OldOrderId><![CDATA[" + first)
                .contains("<NewOrderId><![CDATA[" + second);
        assertThat(defined(Map.of("orderId", first)).path("problem").asString())
                .isEqualTo("the order is CANCELLED");
    }

    @Test
    void listsTheOrdersOfATime() {
        var early = ordered(Map.of("days", 30));
        simulator.define().advanceClock(Duration.ofDays(2));
        var late = ordered(Map.of("days", 30));
        var since = simulator.clock().instant().minus(Duration.ofDays(1)).getEpochSecond();

        var list = asSuite("get_order_list", Map.of("start_time", since, "end_time", since * 2));

        assertThat(list.path("order_list").findValuesAsString("orderid"))
                .containsExactly(late)
                .doesNotContain(early);
    }

    @Test
    void prolongsATrialButNothingThatIsPaidFor() {
        var wish = Map.of("buyer_corpid", ACME, "prolong_days", 7);
        simulator.define().install(SUITE, ACME, i -> i.edition(1, 200));
        simulator.define().advanceClock(Duration.ofDays(366));
        assertThat(edition().path("app_status").asInt()).isEqualTo(2);

        var end = Instant.ofEpochSecond(asSuite("prolong_try", wish).path("try_end_time").asLong());

        assertThat(Duration.between(simulator.clock().instant(), end))
                .isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));
        assertThat(edition().path("app_status").asInt()).isEqualTo(1);
        paid(Map.of("days", 30));
        assertThat(asSuite("prolong_try", wish).path("errcode").asInt()).isEqualTo(40058);
    }

    private String ordered(Map<String, ?> wish) {
        var whole = new HashMap<String, Object>(wish);
        if (!wish.containsKey("replaces")) {
            whole.putAll(Map.of("suiteId", SUITE, "corpId", ACME));
        }
        return defined(whole).path("orderId").asString();
    }

    private String paid(Map<String, ?> wish) {
        var order = ordered(wish);
        pay(order);
        return order;
    }

    private void pay(String order) {
        assertThat(defined(Map.of("orderId", order)).path("state").asString()).isEqualTo("PAID");
    }

    private void refund(String order) {
        defined(Map.of("orderId", order, "refunded", true));
    }

    private JsonNode defined(Map<String, ?> order) {
        return wecom.post("/simulator/define/paid-orders", Json.MAPPER.writeValueAsString(order));
    }

    private JsonNode seen(String order) {
        return asSuite("get_order", Map.of("orderid", order));
    }

    private JsonNode edition() {
        var proof =
                Map.of(
                        "auth_corpid",
                        ACME,
                        "permanent_code",
                        installed.path("permanent_code").asString());
        return asSuite("get_auth_info", proof).path("edition_info").path("agent").path(0);
    }

    private JsonNode asSuite(String path, Map<String, ?> body) {
        return provider.asSuite(SUITE, path, Json.MAPPER.writeValueAsString(body));
    }

    private void told(String kind, String order) {
        var delivery =
                simulator.expect().delivery(Duration.ofSeconds(5), d -> d.kind().equals(kind));
        assertThat(delivery.plaintext()).contains("<OrderId><![CDATA[" + order + "]]></OrderId>");
    }
}
