package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.Delivery.State;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What nobody reliable says about WeCom: the other reading is a switch. */
class UnconfirmedTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";
    private static final int CRM = 1000002;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator =
            WeComSimulator.start(
                    SimulatorSettings.inMemory().withRetrySpacing(Duration.ofMillis(20)));
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);

    @BeforeEach
    void acmeHasAnApp() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
        simulator
                .define()
                .app(
                        ACME,
                        CRM,
                        app ->
                                app.secret("crm-secret")
                                        .range(VisibleRange.WHOLE_CORP)
                                        .callback(
                                                receiver.url("/crm"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void letsTheSecondVersionTellOfTheEdition() {
        provider.offers(SUITE, 1);
        var installed = provider.installedIn(ACME, SUITE);
        var proof =
                "{\"auth_corpid\":\"%s\",\"permanent_code\":\"%s\"}"
                        .formatted(ACME, installed.path("permanent_code").asString());
        assertThat(provider.asSuite(SUITE, "v2/get_auth_info", proof).has("edition_info"))
                .isFalse();

        simulator.define().behaviour(b -> b.editions(Map.of("inSecondVersion", true)));

        assertThat(provider.asSuite(SUITE, "v2/get_auth_info", proof).has("edition_info")).isTrue();
    }

    @Test
    void checksTheAddressesOfASuiteForTheProviderOrForTheSuite() {
        provider.offers(SUITE, 1);
        simulator.define().behaviour(b -> b.callbacks(Map.of("suiteCheckedFor", "SUITE")));
        provider.offers(SUITE, 1);

        assertThat(receiver.checked()).contains(Provider.CORP, SUITE);
    }

    @Test
    void repeatsACallbackByteForByteOrWithTheTimeOfTheRepetition() {
        receiver.next(500, "");
        enters();
        assertThat(receiver.heard()).extracting(Receiver.Heard::text).hasSize(2);
        assertThat(receiver.heard().get(1).text()).isEqualTo(receiver.heard().get(0).text());

        simulator
                .define()
                .behaviour(b ->
                        b.callbacks(Map.of("retriesRestamped", true))
                                .retrySpacing(Duration.ofMillis(1100)));
        receiver.next(500, "");
        enters();

        assertThat(receiver.heard()).hasSize(4);
        var first = receiver.heard().get(2).text();
        var second = receiver.heard().get(3).text();
        assertThat(second).isNotEqualTo(first);
        assertThat(withoutTime(second)).isEqualTo(withoutTime(first));
    }

    @Test
    void shortensTheListOfAGroupsNewPeople() {
        simulator.define().behaviour(b -> b.callbacks(Map.of("changesListed", 2)));
        define("customer-settings", Map.of("corpId", ACME, "apps", List.of(CRM)));
        var group = Map.of("corpId", ACME, "chatId", "wrG1", "owner", "LI_LEI");
        define("customer-groups", group);
        var come = IntStream.range(0, 5).mapToObj(i -> "wmC" + i).toList();

        define("customer-groups", Map.of("corpId", ACME, "chatId", "wrG1", "join", come));

        var told =
                simulator
                        .expect()
                        .delivery(PATIENCE, d -> d.plaintext().contains("add_member"))
                        .plaintext();
        assertThat(told).contains("<MemChangeCnt>5</MemChangeCnt>");
        assertThat(told.split("<Item>", -1)).hasSize(3);
    }

    @Test
    void saysNothingOfATransferWhereThatIsSwitchedOff() {
        simulator.define().behaviour(b -> b.callbacks(Map.of("transferSource", "")));
        define("customer-settings", Map.of("corpId", ACME, "apps", List.of(CRM)));
        var friends = Map.of("corpId", ACME, "userId", "LI_LEI", "externalUserId", "wmCHEN");
        define("customers", friends);

        define(
                "customers",
                Map.of(
                        "corpId", ACME,
                        "userId", "LI_LEI",
                        "externalUserId", "wmCHEN",
                        "removed", true,
                        "by", "TRANSFER"));

        var told =
                simulator
                        .expect()
                        .delivery(PATIENCE, d -> d.changeType().equals("del_external_contact"));
        assertThat(told.plaintext()).doesNotContain("Source");
    }

    @Test
    void convertsNoMoreIdsThanSwitchedOn() {
        simulator.define().behaviour(b -> b.contacts(Map.of("mostConverted", 2)));
        provider.offers(SUITE, 1);
        var token = provider.installedIn(ACME, SUITE).path("access_token").asString();
        var path = "/cgi-bin/batch/userid_to_openuserid?access_token=" + token;

        assertThat(errcode(wecom.post(path, "{\"userid_list\":[\"A\",\"B\"]}"))).isZero();
        assertThat(errcode(wecom.post(path, "{\"userid_list\":[\"A\",\"B\",\"C\"]}")))
                .isEqualTo(40032);
    }

    @Test
    void takesMessagesFromAnyAddressWhereThatIsSwitchedOn() {
        simulator.define().trustedIps(ACME, CRM, "203.0.113.9");
        var path = "/cgi-bin/message/send?access_token=" + token();
        assertThat(errcode(fromElsewhere(path))).isEqualTo(60020);

        simulator.define().behaviour(b -> b.access(Map.of("exempt", List.of("message/send"))));

        assertThat(errcode(fromElsewhere(path))).isZero();
        assertThat(errcode(fromElsewhere(path.replace("send", "recall")))).isEqualTo(60020);
    }

    private void enters() {
        var sent =
                simulator
                        .define()
                        .callback(c -> c.corp(ACME).agent(CRM).kind("enter_agent").from("LI_LEI"))
                        .getFirst();
        simulator
                .expect()
                .delivery(PATIENCE, d -> d.id() == sent.id() && d.state() == State.DELIVERED);
    }

    private static String withoutTime(String xml) {
        return xml.replaceFirst("<CreateTime>\\d+</CreateTime>", "");
    }

    private String token() {
        return wecom.token(ACME, "crm-secret");
    }

    private JsonNode fromElsewhere(String path) {
        var body =
                "{\"touser\":\"LI_LEI\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"hi\"}}";
        return wecom.json(
                HttpRequest.newBuilder(simulator.apiBaseUrl().resolve(path))
                        .header("X-Simulated-Ip", "198.51.100.7")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void define(String thing, Map<String, ?> what) {
        var answer =
                wecom.postRaw(
                        "/simulator/define/" + thing,
                        "application/json",
                        Json.MAPPER.writeValueAsString(what));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }
}
