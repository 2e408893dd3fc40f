package com.wecombridge.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir Path folder;

    @Test
    void areTheUsualOnesUnlessMoved() {
        Ports ports = Ports.from(Map.of("GATEWAY_PORT", "18080"));

        assertThat(ports.of(Port.GATEWAY)).isEqualTo(18080);
        assertThat(ports.of(Port.BINDING)).isEqualTo(8082);
        assertThat(ports.http(Port.GATEWAY)).isEqualTo("http://localhost:18080");
    }

    @Test
    void refusesWhatIsNoPortAndNamesTheSetting() {
        assertThatThrownBy(() -> Ports.from(Map.of("KAFKA_PORT", "many")))
                .isInstanceOf(StackException.class)
                .hasMessage("KAFKA_PORT=many is not a port: use a number from 1 to 65535");
        assertThatThrownBy(() -> Ports.from(Map.of("KAFKA_PORT", "70000")))
                .hasMessageStartingWith("KAFKA_PORT=70000");
    }

    @Test
    void refusesTwoDoorsOnOnePort() {
        assertThatThrownBy(() -> Ports.from(Map.of("OIDC_PORT", "8080")))
                .hasMessage("GATEWAY_PORT and OIDC_PORT are both 8080: move one of them");
    }

    @Test
    void aLaterCommandFindsTheStackWhereItWasStarted() {
        StateFolder state = StateFolder.open(folder);
        Ports.from(Map.of("BINDING_PORT", "28082")).store(state);

        assertThat(Ports.last(state, Map.of()).of(Port.BINDING)).isEqualTo(28082);
        assertThat(Ports.lastOrFree(state).of(Port.BINDING)).isEqualTo(28082);
    }

    @Test
    void freePortsDiffer() {
        Ports free = Ports.free();

        assertThat(Stream.of(Port.values()).map(free::of)).doesNotHaveDuplicates();
    }
}
