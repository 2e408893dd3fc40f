package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LicenceStoriesTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);
    private String token = "";

    @BeforeEach
    void aProviderBuysTwoLicencesForAcme() {
        simulator.define().behaviour(b -> b.licences(Map.of("trial", "PT0S")));
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
        provider.offers(SUITE, 1);
        token = provider.installedIn(ACME, SUITE).path("access_token").asString();
        wecom.post(
                "/simulator/define/providers",
                Json.MAPPER.writeValueAsString(
                        Map.of(
                                "corpId",
                                Provider.CORP,
                                "callback",
                                Map.of(
                                        "url",
                                        receiver.url("/provider"),
                                        "token",
                                        Receiver.TOKEN,
                                        "aesKey",
                                        Receiver.AES_KEY))));
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void reachesOnlyMembersWhoseLicenceIsInForce() {
        var codes = paidCodes(1);
        assertThat(sendTo("LI_LEI").path("unlicenseduser").asString())
                .isEqualToIgnoringCase(id("LI_LEI"));

        assertThat(errcode(activate(codes.getFirst(), "LI_LEI"))).isZero();

        assertThat(sendTo("LI_LEI").has("unlicenseduser")).isFalse();
        assertThat(sendTo("HAN_MEIMEI").path("unlicenseduser").asString())
                .isEqualToIgnoringCase(id("HAN_MEIMEI"));
        simulator.define().advanceClock(Duration.ofDays(32));
        simulator.define().pushSuiteTicket(SUITE);
        assertThat(infoOf("LI_LEI").path("active_status").asInt()).isZero();
        assertThat(infoOf("LI_LEI").path("active_info_list").path(0).path("status").asInt())
                .isEqualTo(3);
    }

    @Test
    void tellsTheProviderThatItPaidAndWhereTheMoneyWent() {
        var orderId = order(1);
        wecom.post("/simulator/define/licence-orders", "{\"orderId\":\"" + orderId + "\"}");

        var paid =
                simulator.expect().delivery(PATIENCE, d -> d.kind().equals("license_pay_success"));
        assertThat(paid.plaintext())
                .contains("<ServiceCorpId><![CDATA[" + Provider.CORP + "]]></ServiceCorpId>")
                .contains(orderId)
                .doesNotContain("<SuiteId>");
        assertThat(paid.receiveId()).isEqualTo(Provider.CORP);

        wecom.post(
                "/simulator/define/licence-orders",
                "{\"orderId\":\"" + orderId + "\",\"refunded\":true}");
        simulator.expect().delivery(PATIENCE, d -> d.kind().equals("license_refund"));
        assertThat(codesOf(orderId)).isEmpty();
    }

    @Test
    void movesALicenceOnceInThirtyDays() {
        var codes = paidCodes(2);
        activate(codes.get(0), "LI_LEI");
        assertThat(move("LI_LEI", "HAN_MEIMEI")).isZero();
        assertThat(sendTo("HAN_MEIMEI").has("unlicenseduser")).isFalse();

        assertThat(move("HAN_MEIMEI", "LI_LEI")).isEqualTo(701017);
        assertThat(move("WEI_HUA", "LI_LEI")).isEqualTo(701016);
        activate(codes.get(1), "LIN_TAO");
        assertThat(move("LIN_TAO", "HAN_MEIMEI")).isEqualTo(701018);
        assertThat(errcode(activate(codes.get(1), "WEI_HUA"))).isEqualTo(701001);
    }

    @Test
    void keepsLicencesWithinTheVisibleRange() {
        var codes = paidCodes(1);
        simulator
                .define()
                .install(
                        SUITE,
                        ACME,
                        i -> i.range(new VisibleRange(List.of("LI_LEI"), List.of(), List.of())));

        assertThat(errcode(activate(codes.getFirst(), "WEI_HUA"))).isEqualTo(701088);
    }

    @Test
    void givesALicenceByItselfWhereThatIsSwitchedOn() {
        paidCodes(1);
        asProvider("set_auto_active_status", Map.of("auto_active_status", 1));

        need("LI_LEI");
        need("HAN_MEIMEI");

        var given = simulator.expect().delivery(PATIENCE, d -> d.kind().equals("auto_activate"));
        assertThat(given.plaintext()).contains("<AccountList>").contains(id("LI_LEI"));
        var notified =
                simulator.expect().delivery(PATIENCE, d -> d.kind().equals("unlicensed_notify"));
        assertThat(notified.plaintext()).contains(id("HAN_MEIMEI"));
    }

    private void need(String userId) {
        var agentId = simulator.query().installation(ACME, SUITE).orElseThrow().agentId();
        wecom.post(
                "/simulator/define/licence-needs",
                "{\"corpId\":\"%s\",\"agentId\":%d,\"userId\":\"%s\"}"
                        .formatted(ACME, agentId, userId));
    }

    private String order(int count) {
        return asProvider(
                        "create_new_order",
                        Map.of(
                                "buyer_userid",
                                "BUYER",
                                "account_count",
                                Map.of("base_count", count),
                                "account_duration",
                                Map.of("months", 1)))
                .path("order_id")
                .asString();
    }

    private List<String> paidCodes(int count) {
        var orderId = order(count);
        wecom.post("/simulator/define/licence-orders", "{\"orderId\":\"" + orderId + "\"}");
        return codesOf(orderId);
    }

    private List<String> codesOf(String orderId) {
        return asProvider("list_order_account", Map.of("order_id", orderId))
                .path("account_list")
                .valueStream()
                .map(account -> account.path("active_code").asString())
                .toList();
    }

    private JsonNode activate(String code, String userId) {
        return asProvider("active_account", Map.of("active_code", code, "userid", id(userId)));
    }

    private int move(String from, String to) {
        var wish = Map.of("handover_userid", id(from), "takeover_userid", id(to));
        return asProvider("batch_transfer_license", Map.of("transfer_list", List.of(wish)))
                .path("transfer_result")
                .path(0)
                .path("errcode")
                .asInt();
    }

    private JsonNode infoOf(String userId) {
        return asProvider("get_active_info_by_user", Map.of("userid", id(userId)));
    }

    private JsonNode asProvider(String path, Map<String, ?> fields) {
        var body = Json.tree(fields).put("corpid", ACME);
        return provider.asProvider("license/" + path, body.toString());
    }

    private JsonNode sendTo(String userId) {
        var agentId = simulator.query().installation(ACME, SUITE).orElseThrow().agentId();
        return wecom.post(
                "/cgi-bin/message/send?access_token=" + token,
                """
                {"touser":"%s","msgtype":"text","agentid":%d,"text":{"content":"hello"}}
                """
                        .formatted(id(userId), agentId));
    }

    private String id(String userId) {
        return simulator.query().userIdFor(SUITE, ACME, userId);
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }
}
