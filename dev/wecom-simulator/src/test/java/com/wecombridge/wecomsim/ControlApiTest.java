package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {

    private static final List<String> TOLD = List.of("event: changed", "data: now");

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void definesAListInOneGoAndKeepsWhatIsNotMentioned() {
        define("corps", "{\"corpId\":\"wwacme\",\"name\":\"Acme 某某科技\"}");
        define(
                "members",
                """
                [{"corpId":"wwacme","userId":"LI_LEI","name":"李雷","position":"销售"},
                 {"corpId":"wwacme","userId":"HAN_MEIMEI","name":"韩梅梅"}]
                """);
        define("members", "{\"corpId\":\"wwacme\",\"userId\":\"li_lei\",\"position\":\"经理\"}");

        var found =
                caller.get(
                        "/simulator/query/members?corpId=wwacme&position=经理"
                                .replace("经理", "%E7%BB%8F%E7%90%86"));
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.path(0).path("name").asString()).isEqualTo("李雷");
    }

    @Test
    void takesARangeOfWhichOnlyAPartIsMentioned() {
        define("corps", "{\"corpId\":\"wwacme\",\"standardCast\":true}");
        define("suites", "{\"suiteId\":\"wwsuite\"}");
        define(
                "installations",
                "{\"suiteId\":\"wwsuite\",\"corpId\":\"wwacme\",\"range\":{\"parties\":[2]}}");
        define(
                "apps",
                "{\"corpId\":\"wwacme\",\"agentId\":1000003,\"range\":{\"users\":[\"LI_LEI\"]}}");

        var apps = simulator.query().apps("wwacme");
        assertThat(apps)
                .extracting(app -> app.range().parties())
                .containsExactly(List.of(2), List.of());
        assertThat(apps.getLast().range().users()).containsExactly("LI_LEI");
    }

    @Test
    void refusesWhatItDoesNotKnowAndTimesThatNobodyLivesToSee() {
        define("corps", "{\"corpId\":\"wwacme\"}");

        assertThat(refusal("clock", "{\"advance\":\"PT1M\",\"typo\":1}")).contains("typo");
        assertThat(refusal("clock", "{\"advance\":\"P99999999D\"}")).contains("century");
        assertThat(refusal("licence-orders", "{\"orderId\":\"OI1\",\"refundet\":true}"))
                .contains("refundet");
        assertThat(refusal("licence-purchases", "{\"corpId\":\"wwacme\",\"suiteId\":\"wwNONE\"}"))
                .contains("no such installation");
    }

    private String refusal(String thing, String definition) {
        var refused = caller.postRaw("/simulator/define/" + thing, "application/json", definition);
        assertThat(refused.statusCode()).isEqualTo(400);
        return refused.body();
    }

    @Test
    void takesNumbersForLimits() {
        var base = simulator.apiBaseUrl().resolve("/simulator/query/ledger?limit=");
        assertThat(caller.get("/simulator/query/ledger?limit=-1").size()).isZero();
        assertThat(List.of("abc", "99999999999"))
                .allSatisfy(limit -> assertThat(statusOf(base + limit)).isEqualTo(400));
    }

    private static int statusOf(String address) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void saysWhatIsWrongWithAnIncompleteCallbackAddress() {
        define("corps", "{\"corpId\":\"wwacme\"}");

        var refused =
                caller.postRaw(
                        "/simulator/define/apps",
                        "application/json",
                        "{\"corpId\":\"wwacme\",\"agentId\":1000002,\"callback\":{\"url\":\"http://localhost:1\"}}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("aesKey");
    }

    @Test
    void refusesATypoByItsName() {
        define("corps", "{\"corpId\":\"wwacme\",\"name\":\"Acme 某某科技\"}");

        var refused =
                caller.postRaw(
                        "/simulator/define/members",
                        "application/json",
                        "{\"corpId\":\"wwacme\",\"userId\":\"LI_LEI\",\"positoin\":\"经理\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("positoin");
    }

    @Test
    void saysWhatWasThereWhenAnExpectationFails() {
        var missed =
                caller.postRaw(
                        "/simulator/expect",
                        "application/json",
                        "{\"what\":\"messages\",\"where\":{\"corpId\":\"wwacme\"},\"within\":\"PT0.05S\"}");

        assertThat(missed.statusCode()).isEqualTo(417);
        assertThat(missed.body()).contains("seen");
    }

    @Test
    void findsByAnyFieldAlsoInsideLists() {
        caller.get("/cgi-bin/gettoken?corpid=wwsim1&corpsecret=wwsim1-1000002-secret");
        var token = simulator.query().tokens().getFirst().value();
        caller.post(
                "/cgi-bin/message/send?access_token=" + token,
                "{\"touser\":\"LI_LEI\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"hi\"}}");

        var found =
                caller.post(
                        "/simulator/expect",
                        "{\"what\":\"messages\",\"where\":{\"recipients.userId\":\"LI_LEI\",\"content.text.content\":\"hi\"}}");

        assertThat(found.size()).isEqualTo(1);
        assertThat(caller.get("/simulator/query/messages?recipient=LI_LEI").size()).isEqualTo(1);
        assertThat(caller.get("/simulator/query/messages?recipient=NOBODY").size()).isZero();
        assertThat(caller.get("/simulator/query/ledger?path=/cgi-bin/message/send").size())
                .isEqualTo(1);
    }

    @Test
    void isHealthyAndServesAPage() {
        assertThat(simulator.port()).isPositive();
        assertThat(
                        caller.raw(
                                        HttpRequest.newBuilder(
                                                simulator.apiBaseUrl().resolve("/health")))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        caller.raw(HttpRequest.newBuilder(simulator.webBaseUrl().resolve("/")))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsOpenPagesThatSomethingChanged() throws Exception {
        var request =
                HttpRequest.newBuilder(simulator.webBaseUrl().resolve("/simulator/live"))
                        .header("Accept", "text/event-stream")
                        .build();
        try (var http = HttpClient.newHttpClient();
                var lines = http.send(request, BodyHandlers.ofLines()).body()) {
            var heard = lines.filter(line -> !line.isEmpty()).iterator();
            assertThat(List.of(heard.next(), heard.next())).as("once it listens").isEqualTo(TOLD);

            define("corps", "{\"corpId\":\"wwacme\"}");

            assertThat(List.of(heard.next(), heard.next())).isEqualTo(TOLD);
        }
    }

    @Test
    void letsOpenPagesGoBeforeItCloses() throws Exception {
        var pages = new ArrayList<Stream<String>>();
        try (var http = HttpClient.newHttpClient()) {
            try (var closing = WeComSimulator.start(SimulatorSettings.inMemory())) {
                var request =
                        HttpRequest.newBuilder(closing.webBaseUrl().resolve("/simulator/live"))
                                .header("Accept", "text/event-stream")
                                .build();
                for (var i = 0; i < 20; i++) {
                    pages.add(http.send(request, BodyHandlers.ofLines()).body());
                }
            }

            assertThat(pages).allSatisfy(page -> assertThat(page.toList()).isNotEmpty());
        }
    }

    private void define(String thing, String body) {
        var answer = caller.postRaw("/simulator/define/" + thing, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
