package com.wecombridge.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** While nothing goes wrong. */
class PassingTest extends BesideAnEcho {

    @Test
    void bothHearEachOtherAndTheProxyCounts() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            assertThat(caller.hear(5)).isEqualTo("hello");

            assertThat(proxy.traffic()).isEqualTo(new Traffic(1, 1, 5, 5));
        }
        await().untilAsserted(() -> assertThat(proxy.traffic()).isEqualTo(new Traffic(1, 0, 5, 5)));
    }

    @Test
    void whoHasSaidEverythingStillHearsTheAnswer() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("last words");
            caller.saysNoMore();

            assertThat(caller.hearToTheEnd()).isEqualTo("last words");
        }
    }

    @Test
    void megabytesArriveAsTheyWere() throws Exception {
        var bytes = new byte[5_000_000];
        new Random(1).nextBytes(bytes);
        try (var caller = new Caller(proxy.port())) {
            Thread.startVirtualThread(() -> {
                try {
                    caller.socket().getOutputStream().write(bytes);
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            });
            assertThat(caller.socket().getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void whatTheServerDoesToItsConnectionTheClientFeels() throws IOException {
        try (var rude =
                        new LittleServer(client -> {
                            client.getInputStream().read();
                            client.setSoLinger(true, 0);
                        });
                var before = FaultProxy.to("localhost", rude.port());
                var caller = new Caller(before.port())) {
            caller.say("?");

            assertThatThrownBy(() -> caller.hear(1)).hasMessageContaining("reset");
        }
    }

    @Test
    void aServerThatIsNotThereLooksDead() throws IOException {
        server.close();
        try (var caller = new Caller(proxy.port())) {
            assertThatThrownBy(() -> caller.hear(1)).hasMessageContaining("reset");
        }
    }

    @Test
    void afterClosingNobodyIsConnectedAndNobodyCanConnect() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            caller.hear(5);
            proxy.close();

            assertThat(proxy.traffic().live()).isZero();
            assertThatThrownBy(() -> new Caller(proxy.port())).hasMessageContaining("refused");
        }
        await().untilAsserted(
                        () -> assertThat(server.clients()).allMatch(client -> client.isClosed()));
    }

    @Test
    void aFaultThatHasEndedDoesNothing() throws IOException {
        proxy.begin(Fault.reset()).end();
        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            assertThat(caller.hear(5)).isEqualTo("hello");
        }
        assertThat(proxy.neverStruck()).containsExactly(Fault.reset());
    }
}
