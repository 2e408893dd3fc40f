package com.wecombridge.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** Connections that end before their time, and bytes that are not what they were. */
class EndingsTest extends BesideAnEcho {

    @Test
    void aResetMeetsBothEndsOfALiveConnection() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            caller.hear(5);

            var reset = proxy.begin(Fault.reset());

            assertThatThrownBy(() -> caller.hear(1)).hasMessageContaining("reset");
            await().untilAsserted(() ->
                    assertThat(server.misfortunes())
                            .singleElement()
                            .isInstanceOf(SocketException.class)
                            .extracting(Throwable::getMessage)
                            .asString()
                            .contains("reset"));
            assertThat(reset.struck()).isOne();
        }
    }

    @Test
    void whoConnectsDuringAResetIsResetAndTheServerNeverHearsOfIt() throws IOException {
        try (var reset = proxy.begin(Fault.reset())) {
            assertThatThrownBy(() -> echoOnce()).isInstanceOf(SocketException.class);
            assertThat(reset.struck()).isOne();
        }
        assertThat(echoOnce()).isEqualTo("hello");
        assertThat(server.clients()).hasSize(1);
    }

    @Test
    void aResetMayComeInTheMiddleOfAnAnswer() throws IOException {
        try (var caller = new Caller(proxy.port());
                var reset = proxy.begin(Fault.resetAfter(3).toClient())) {
            caller.say("hello");

            assertThat(caller.hear(3)).isEqualTo("hel");
            assertThatThrownBy(() -> caller.hear(1)).hasMessageContaining("reset");
            assertThat(reset.struck()).isOne();
        }
    }

    @Test
    void aLimitClosesTheConnectionAfterSoManyBytesMore() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("before");
            assertThat(caller.hear(6)).isEqualTo("before");

            try (var limit = proxy.begin(Fault.limit(4).toClient())) {
                caller.say("afterwards");

                assertThat(caller.hearToTheEnd()).isEqualTo("afte");
                assertThat(limit.struck()).isOne();
            }
        }
    }

    @Test
    void refusedConnectionsAreClosedAndThoseThatLiveStay() throws IOException {
        try (var old = new Caller(proxy.port())) {
            old.say("a");
            old.hear(1);
            try (var refusal = proxy.begin(Fault.refuse());
                    var late = new Caller(proxy.port())) {
                assertThat(late.hearToTheEnd()).isEmpty();
                old.say("b");
                assertThat(old.hear(1)).isEqualTo("b");
                assertThat(refusal.struck()).isOne();
            }
        }
        assertThat(server.clients()).hasSize(1);
    }

    @Test
    void oneBitOfOneByteIsWrongAndTheSeedSaysWhich() throws IOException {
        String first = echoWith(Fault.flippedByte(2, 99).toServer());
        String again = echoWith(Fault.flippedByte(2, 99).toServer());

        assertThat(again).isEqualTo(first);
        assertThat(first.substring(0, 2) + first.substring(3)).isEqualTo("helo");
        assertThat(Integer.bitCount(first.charAt(2) ^ 'l')).isOne();
    }

    private String echoWith(Fault fault) throws IOException {
        try (var active = proxy.begin(fault)) {
            String heard = echoOnce();
            assertThat(active.struck()).isOne();
            return heard;
        }
    }

    private String echoOnce() throws IOException {
        try (var caller = new Caller(proxy.port())) {
            caller.say("hello");
            return caller.hear(5);
        }
    }
}
