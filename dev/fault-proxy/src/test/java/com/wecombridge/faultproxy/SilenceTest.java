package com.wecombridge.faultproxy;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Nobody answers, and nobody says why. */
class SilenceTest extends BesideAnEcho {

    @Test
    void heldBytesArriveInOrderWhenTheHoldEnds() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            var hold = proxy.begin(Fault.hold().toServer());
            caller.say("one ");
            await().until(() -> hold.struck() > 0);
            caller.say("two ");
            caller.say("three");
            assertThat(proxy.traffic().bytesToServer()).isZero();

            hold.end();

            assertThat(caller.hear(13)).isEqualTo("one two three");
        }
    }

    @Test
    void anEndIsHeldToo() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            var hold = proxy.begin(Fault.hold().toServer());
            caller.saysNoMore();
            await().until(() -> hold.struck() > 0);
            assertThat(proxy.traffic().live()).isOne();

            hold.end();

            assertThat(caller.hearToTheEnd()).isEmpty();
        }
    }

    @Test
    void whatFallsIntoABlackHoleIsLostAndTheConnectionWithIt() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            var hole = proxy.begin(Fault.blackHole());
            caller.say("lost");
            await().until(() -> hole.struck() > 0);
            assertThat(caller.hearsNothing()).isTrue();

            hole.end();

            assertThatThrownBy(() -> caller.hear(1)).hasMessageContaining("reset");
            assertThat(proxy.traffic().bytesToServer()).isZero();
        }
    }

    @Test
    void nothingArrivesBehindAHole() throws IOException {
        try (var caller = new Caller(proxy.port());
                var hole = proxy.begin(Fault.blackHole().toServer().once())) {
            caller.say("lost");
            await().until(() -> hole.struck() == 1);
            caller.say("too late");
            caller.saysNoMore();

            try (var other = new Caller(proxy.port())) {
                other.say("hello");
                assertThat(other.hear(5)).isEqualTo("hello");
            }
            assertThat(proxy.traffic().bytesToServer()).isEqualTo(5);
        }
    }

    @Test
    void whoSaidNothingOutlivesABlackHole() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("before");
            caller.hear(6);
            proxy.begin(Fault.blackHole()).end();

            caller.say("after");
            assertThat(caller.hear(5)).isEqualTo("after");
        }
    }

    @Test
    void aOneWayPartitionLetsTheServerHearWhatItCannotAnswer() throws IOException {
        try (var caller = new Caller(proxy.port());
                var oneWay = proxy.begin(Fault.blackHole().toClient())) {
            caller.say("hello");

            await().until(() -> oneWay.struck() > 0);
            assertThat(proxy.traffic().bytesToServer()).isEqualTo(5);
            assertThat(proxy.traffic().bytesToClient()).isZero();
        }
    }

    @Test
    void whoTalksToAHalfOpenConnectionBlocksInTheEnd() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("a");
            caller.hear(1);
            var halfOpen = proxy.begin(Fault.halfOpen().toServer());
            var talking =
                    CompletableFuture.runAsync(
                            () -> talkOn(caller), runnable -> Thread.startVirtualThread(runnable));

            await().until(() -> halfOpen.struck() == 1);
            await().during(ofMillis(300)).until(() -> !talking.isDone());
            assertThat(proxy.traffic().bytesToServer()).isOne();

            caller.hangsUp();
            assertThat(talking).failsWithin(ofSeconds(5));
            assertThat(proxy.traffic().live()).as("nobody told the proxy").isOne();
        }
    }

    @Test
    void whoConnectsGetsNoAnswerUntilTheFaultEnds() throws IOException {
        var silence = proxy.begin(Fault.unanswered());

        try (var client = new Socket()) {
            assertThatThrownBy(() -> connect(client)).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(silence.struck()).isOne();
        silence.end();

        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            assertThat(caller.hear(5)).isEqualTo("hello");
        }
        assertThat(server.clients()).as("the proxy's own crowd never got there").hasSize(1);
    }

    @Test
    void whoIsConnectedGoesOnTalkingWhileNobodyElseCanConnect() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("a");
            caller.hear(1);
            try (var _ = proxy.begin(Fault.unanswered())) {
                caller.say("hello");
                assertThat(caller.hear(5)).isEqualTo("hello");
            }
        }
    }

    private void connect(Socket client) throws IOException {
        client.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()), 1_000);
    }

    private static void talkOn(Caller caller) {
        try {
            while (true) {
                caller.say("blah".repeat(4096));
            }
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }
}
