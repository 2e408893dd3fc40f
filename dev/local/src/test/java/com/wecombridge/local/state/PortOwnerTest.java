package com.wecombridge.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    @Test
    void namesThePortTheSettingAndTheProcess() {
        assertThat(PortOwner.clash(Port.KAFKA, 19092, Optional.of("java (pid 4711)")))
                .isEqualTo(
                        "port 19092 is taken by java (pid 4711): free it, or move ours with KAFKA_PORT=<port>");
        assertThat(PortOwner.clash(Port.KAFKA, 19092, Optional.empty()))
                .isEqualTo("port 19092 is taken: free it, or move ours with KAFKA_PORT=<port>");
    }

    @Test
    void seesAListenerOfThisMachine() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortOwner.requireFree(Port.OIDC, taken.getLocalPort()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("OIDC_PORT");
        }
    }

    @Test
    void isSilentAboutAFreePort() {
        PortOwner.requireFree(Port.OIDC, Ports.free().of(Port.OIDC));
    }

    @Test
    void readsTheKernelsTable() {
        String listening =
                "   2: 0100007F:4A94 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 61007 1 0";
        String connected = listening.replace(" 0A ", " 01 ");

        assertThat(PortOwner.listeningSocket(listening, 19092)).contains("socket:[61007]");
        assertThat(PortOwner.listeningSocket(listening, 19093)).isEmpty();
        assertThat(PortOwner.listeningSocket(connected, 19092)).isEmpty();
    }
}
