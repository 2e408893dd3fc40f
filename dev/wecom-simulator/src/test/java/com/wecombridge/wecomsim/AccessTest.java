package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessTest {

    private static final String ACME = "wwacme0000000001";
    private static final String GLOBEX = "wwglobex00000001";
    private static final String OFFICE = "203.0.113.9";
    private static final String ELSEWHERE = "198.51.100.7";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);

    @BeforeEach
    void acmeAndGlobexHaveAnAppEach() {
        for (var corp : new String[] {ACME, GLOBEX}) {
            simulator.define().corp(corp, c -> c.name(corp));
            simulator
                    .define()
                    .app(corp, 1000002, app -> app.secret(corp + "-secret").visibleParties(1));
        }
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
    }

    @Test
    void refusesAnAddressTheAppDoesNotTrustAndNamesIt() {
        simulator.define().trustedIps(ACME, 1000002, OFFICE);
        var token = wecom.token(ACME, ACME + "-secret");

        assertThat(from(OFFICE, agents(token)).path("errcode").asInt()).isZero();
        var refusal = from(ELSEWHERE, agents(token));
        assertThat(refusal.path("errcode").asInt()).isEqualTo(60020);
        assertThat(refusal.path("errmsg").asString()).contains("from ip: " + ELSEWHERE);
    }

    @Test
    void trustsANewAddressAMinuteAfterItWasNamed() {
        simulator.define().trustedIps(ACME, 1000002, OFFICE);
        var token = wecom.token(ACME, ACME + "-secret");

        simulator.define().trustedIps(ACME, 1000002, OFFICE, ELSEWHERE);

        assertThat(from(ELSEWHERE, agents(token)).path("errcode").asInt()).isEqualTo(60020);
        simulator.define().advanceClock(Duration.ofSeconds(61));
        assertThat(from(ELSEWHERE, agents(token)).path("errcode").asInt()).isZero();
    }

    @Test
    void keepsAProvidersAddressOutOfACorpsOwnApp() {
        var token = wecom.token(ACME, ACME + "-secret");

        simulator.define().providerIps("wwprovider0000001", OFFICE);

        assertThat(from(OFFICE, agents(token)).path("errcode").asInt()).isEqualTo(60020);
        assertThat(from(ELSEWHERE, agents(token)).path("errcode").asInt()).isZero();
    }

    @Test
    void hasAnErrorOfItsOwnForTheArchive() {
        simulator.define().app(ACME, App.CHAT_ARCHIVE, app -> app.secret("acme-archive-secret"));
        simulator.define().trustedIps(ACME, App.CHAT_ARCHIVE, OFFICE);
        var token = wecom.token(ACME, "acme-archive-secret");

        simulator.define().behaviour(b -> b.access(Map.of("callerIp", ELSEWHERE)));

        assertThat(wecom.get(agents(token)).path("errcode").asInt()).isEqualTo(301042);
    }

    @Test
    void refusesOnePathOfOneCorpForTheMinuteItExceeded() {
        simulator.define().behaviour(b -> b.rates(Map.of("corpPerMinute", 3)));
        var acme = wecom.token(ACME, ACME + "-secret");
        var globex = wecom.token(GLOBEX, GLOBEX + "-secret");
        for (var i = 0; i < 3; i++) {
            assertThat(wecom.get(agents(acme)).path("errcode").asInt()).isZero();
        }

        assertThat(wecom.get(agents(acme)).path("errcode").asInt()).isEqualTo(45009);
        assertThat(wecom.get(agents(globex)).path("errcode").asInt()).isZero();
        assertThat(wecom.get(tags(acme)).path("errcode").asInt()).isZero();
        simulator.define().advanceClock(Duration.ofSeconds(59));
        assertThat(wecom.get(agents(acme)).path("errcode").asInt()).isEqualTo(45009);
        simulator.define().advanceClock(Duration.ofSeconds(2));
        assertThat(wecom.get(agents(acme)).path("errcode").asInt()).isZero();
    }

    @Test
    void rationsTicketsByTheHour() {
        simulator
                .define()
                .behaviour(b -> b.rates(Map.of("special", Map.of("get_jsapi_ticket APP PT1H", 2))));
        var ticket =
                "/cgi-bin/get_jsapi_ticket?access_token=" + wecom.token(ACME, ACME + "-secret");

        assertThat(wecom.get(ticket).path("errcode").asInt()).isZero();
        assertThat(wecom.get(ticket).path("errcode").asInt()).isZero();
        assertThat(wecom.get(ticket).path("errcode").asInt()).isEqualTo(45009);
        simulator.define().advanceClock(Duration.ofMinutes(61));
        assertThat(wecom.get(ticket).path("errcode").asInt()).isZero();
    }

    @Test
    void countsAllCorpsBehindOneAddressTogether() {
        simulator.define().behaviour(b -> b.rates(Map.of("ipPerHour", 2)));
        var acme = wecom.token(ACME, ACME + "-secret");
        var globex = wecom.token(GLOBEX, GLOBEX + "-secret");

        assertThat(from(OFFICE, agents(acme)).path("errcode").asInt()).isZero();
        assertThat(from(OFFICE, agents(globex)).path("errcode").asInt()).isZero();
        assertThat(from(OFFICE, agents(globex)).path("errcode").asInt()).isEqualTo(45009);
        assertThat(from(ELSEWHERE, agents(globex)).path("errcode").asInt()).isZero();
        assertThat(wecom.get("/simulator/query/blocks").get(0).path("what").asString())
                .contains(OFFICE, "/cgi-bin/agent/list");
    }

    @Test
    void refusesTooManyCallsAtOnce() throws Exception {
        simulator.define().behaviour(b -> b.rates(Map.of("atOnce", 1)));
        var token = wecom.token(ACME, ACME + "-secret");
        simulator.define().fault("/cgi-bin/agent/list", f -> f.delay(Duration.ofSeconds(1)));

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = pool.submit(() -> wecom.get(agents(token)));
            await().until(() -> wecom.get("/simulator/query/faults").isEmpty());
            await().until(() -> wecom.get(agents(token)).path("errcode").asInt() == 45033);
            assertThat(slow.get(10, TimeUnit.SECONDS).path("errcode").asInt()).isZero();
        }
        assertThat(wecom.get(agents(token)).path("errcode").asInt()).isZero();
    }

    @Test
    void setsTheClockToAnyTime() {
        var then = Instant.parse("2031-02-03T04:05:06Z");

        wecom.post("/simulator/define/clock", "{\"set\":\"2031-02-03T04:05:06Z\"}");

        assertThat(Duration.between(then, simulator.clock().instant()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void neverSetsTheClockBack() {
        simulator.define().advanceClock(Duration.ofHours(2));
        var shown = simulator.clock().instant();

        for (var back :
                new String[] {
                    "clock {\"set\":\"2001-02-03T04:05:06Z\"}",
                    "clock {\"advance\":\"-PT1S\"}",
                    "behaviour {\"clockAhead\":\"PT0S\"}"
                }) {
            var words = back.split(" ", 2);
            var answer =
                    wecom.postRaw("/simulator/define/" + words[0], "application/json", words[1]);
            assertThat(answer.statusCode()).as(back).isEqualTo(400);
            assertThat(answer.body()).contains("the clock only goes forward");
        }

        assertThat(simulator.clock().instant()).isAfterOrEqualTo(shown);
    }

    @Test
    void forgetsTheOldestRequests() {
        simulator.define().behaviour(b -> b.kept(Map.of("ledger", 10)));
        for (var i = 0; i < 100; i++) {
            wecom.get("/cgi-bin/agent/list");
        }

        assertThat(simulator.query().ledger()).hasSizeBetween(10, 60);
        assertThat(simulator.query().ledger().getLast().seq()).isEqualTo(100);
    }

    private JsonNode from(String ip, String path) {
        var request =
                HttpRequest.newBuilder(simulator.apiBaseUrl().resolve(path))
                        .header("X-Simulated-Ip", ip);
        return Json.MAPPER.readTree(wecom.raw(request).body());
    }

    private static String agents(String token) {
        return "/cgi-bin/agent/list?access_token=" + token;
    }

    private static String tags(String token) {
        return "/cgi-bin/tag/list?access_token=" + token;
    }
}
