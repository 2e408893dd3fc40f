package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the client page asks, and nobody else. */
class ClientPageTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final WeComSimulator SIMULATOR =
            WeComSimulator.start(SimulatorSettings.inMemory());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void acmeHasAnApp() {
        SIMULATOR.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        SIMULATOR.define().app(ACME, CRM, app -> app.secret("acme-crm-secret").visibleParties(1));
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
        HTTP.close();
    }

    @Test
    void tellsTheSimulatedTimeAndOneZoneForAllTimes() {
        SIMULATOR.define().advanceClock(Duration.ofDays(3));

        var facts = json(get("/simulator/page"));

        assertThat(facts.path("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(Instant.parse(facts.path("now").asString()))
                .isAfter(Instant.now().plus(2, ChronoUnit.DAYS));
    }

    @Test
    void keepsAMembersPictureWhereTheAppFindsIt() {
        var kept = json(upload("/simulator/page/media?corpId=" + ACME));
        var mediaId = kept.path("mediaId").asString();
        var token =
                json(get("/cgi-bin/gettoken?corpid=" + ACME + "&corpsecret=acme-crm-secret"))
                        .path("access_token")
                        .asString();

        assertThat(get("/simulator/page/media/" + mediaId).body()).isEqualTo("a small picture");
        assertThat(get("/cgi-bin/media/get?access_token=" + token + "&media_id=" + mediaId).body())
                .isEqualTo("a small picture");
        assertThat(get("/simulator/page/media/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void putsAPageBesideCustomerChatsOfAnAppThatExists() {
        var page =
                """
                {"corpId":"%s","agentId":%d,"name":"CRM","url":"http://localhost:9101/sidebar"}
                """;

        var stored = json(define("toolbar-pages", page.formatted(ACME, CRM)));

        assertThat(stored.path("entries").valueStream().map(JsonNode::asString))
                .containsExactly("single_chat_tools", "group_chat_tools");
        assertThat(define("toolbar-pages", page.formatted(ACME, 7)).statusCode()).isEqualTo(400);
        assertThat(json(get("/simulator/query/toolbar-pages?corpId=" + ACME))).hasSize(1);

        define(
                "toolbar-pages",
                """
                {"corpId":"%s","id":"%s","removed":true}
                """
                        .formatted(ACME, stored.path("id").asString()));

        assertThat(json(get("/simulator/query/toolbar-pages?corpId=" + ACME))).isEmpty();
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private static HttpResponse<String> define(String thing, String body) {
        return send(
                HttpRequest.newBuilder(at("/simulator/define/" + thing))
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> upload(String path) {
        var form =
                """
                --b\r
                Content-Disposition: form-data; name="media"; filename="photo.png"\r
                Content-Type: image/png\r
                \r
                a small picture\r
                --b--\r
                """;
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    private static URI at(String path) {
        return SIMULATOR.webBaseUrl().resolve(path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }
}
