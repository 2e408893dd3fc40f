package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Delivery.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final String ACME = "wwacme0000000001";

    @TempDir Path folder = Path.of("");

    @Test
    void remembersTokensMembersAndMessages() {
        var token = "";
        try (var simulator = start(Duration.ofMillis(20));
                var wecom = new Caller(simulator)) {
            simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
            simulator.define().app(ACME, 1000002, app -> app.secret("s").visibleParties(1));
            token = wecom.token(ACME, "s");
            wecom.post(
                    "/cgi-bin/message/send?access_token=" + token,
                    "{\"touser\":\"LI_LEI\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"hi\"}}");
        }
        try (var simulator = start(Duration.ofMillis(20));
                var wecom = new Caller(simulator)) {
            assertThat(wecom.token(ACME, "s")).isEqualTo(token);
            assertThat(simulator.query().messagesOf(ACME, "LI_LEI")).hasSize(1);
            assertThat(simulator.query().members(ACME)).hasSize(6);
        }
    }

    @Test
    void goesOnDeliveringWhatWasPending() {
        try (var receiver = new Receiver()) {
            receiver.next(500, "");
            try (var simulator = start(Duration.ofHours(1))) {
                simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
                simulator
                        .define()
                        .app(
                                ACME,
                                App.CONTACTS_SYNC,
                                app ->
                                        app.callback(
                                                receiver.url("/"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
                simulator.define().member(ACME, "LI_LEI", m -> m);
                simulator.expect().delivery(Duration.ofSeconds(10), d -> d.attempts().size() == 1);
            }
            try (var simulator = start(Duration.ofHours(1))) {
                await().untilAsserted(() ->
                        assertThat(simulator.query().deliveries())
                                .singleElement()
                                .satisfies(d -> assertThat(d.state()).isEqualTo(State.DELIVERED)));
                assertThat(receiver.heard()).hasSize(2);
            }
        }
    }

    @Test
    void losesNothingItAnsweredWhenItsProcessIsKilled() throws Exception {
        var killed =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SimulatorMain.class.getName())
                        .redirectErrorStream(true);
        killed.environment()
                .putAll(
                        Map.of(
                                "SERVER_PORT",
                                "0",
                                "PROXY_PORT",
                                "0",
                                "STATE_DIR",
                                folder.toString()));
        var process = killed.start();
        try (var said = process.inputReader();
                var http = HttpClient.newHttpClient()) {
            var address =
                    said.lines()
                            .filter(line -> line.startsWith("WeCom simulator: "))
                            .map(line -> URI.create(line.substring("WeCom simulator: ".length())))
                            .findFirst()
                            .orElseThrow();
            for (var i = 0; i < 20; i++) {
                var body = "{\"corpId\":\"wwcorp%02d\"}".formatted(i);
                var request =
                        HttpRequest.newBuilder(address.resolve("/simulator/define/corps"))
                                .POST(HttpRequest.BodyPublishers.ofString(body));
                assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var simulator = start(Duration.ofMillis(20))) {
            assertThat(simulator.query().corps()).hasSize(20);
        }
    }

    private WeComSimulator start(Duration spacing) {
        return WeComSimulator.start(SimulatorSettings.keptIn(folder).withRetrySpacing(spacing));
    }
}
