package com.wecombridge.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.local.part.Keeper.Outcome;
import com.wecombridge.local.part.Part.StopSignal;
import com.wecombridge.local.state.Footprint;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

    @TempDir Path folder;

    private StateFolder state;
    private Keeper keeper;

    @BeforeEach
    void openState() {
        state = StateFolder.open(folder);
        keeper = new Keeper(state, Ports.free());
    }

    @AfterEach
    void leaveNothingBehind() {
        keeper.kill(sleeper(Map.of()));
    }

    @Test
    void leavesAloneWhatRunsAsItShould() {
        assertThat(keeper.start(sleeper(Map.of()))).isEqualTo(Outcome.STARTED);
        long pid = pid();

        assertThat(keeper.start(sleeper(Map.of()))).isEqualTo(Outcome.RUNNING);
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void startsAgainWhatWasKilled() {
        keeper.start(sleeper(Map.of()));
        Footprint killed = Footprint.of(state, "sleeper").orElseThrow();
        killed.living(state).ifPresent(ProcessHandle::destroyForcibly);
        await().until(() -> killed.living(state).isEmpty());

        assertThat(keeper.isRunning(sleeper(Map.of()))).isFalse();
        assertThat(keeper.start(sleeper(Map.of()))).isEqualTo(Outcome.STARTED);
        assertThat(pid()).isNotEqualTo(killed.pid());
    }

    @Test
    void restartsWhatHasOtherSettingsNow() {
        keeper.start(sleeper(Map.of("SERVER_PORT", "8080")));

        assertThat(keeper.start(sleeper(Map.of("SERVER_PORT", "18080"))))
                .isEqualTo(Outcome.RESTARTED);
    }

    @Test
    void stopsByAsking() {
        keeper.start(sleeper(Map.of()));

        keeper.stop(sleeper(Map.of()), Duration.ofSeconds(10));

        assertThat(keeper.isRunning(sleeper(Map.of()))).isFalse();
    }

    @Test
    void saysWhichLogExplainsAnEarlyEnd() {
        Part failing =
                part(
                        List.of("sh", "-c", "echo ERROR no room for $0; exit 3", folder.toString()),
                        () -> false);
        keeper.start(failing);

        assertThatThrownBy(() -> keeper.awaitReady(failing))
                .hasMessageContaining("sleeper ended while it started")
                .hasMessageContaining("sleeper.log")
                .hasMessageContaining("no room for");
    }

    @Test
    void aFingerprintIgnoresStartUpCachesAndNothingElse() {
        var recording =
                new Launch(List.of("java", "-XX:AOTCacheOutput=x.new", "-jar", "a.jar"), Map.of());
        var cached = new Launch(List.of("java", "-XX:AOTCache=x", "-jar", "a.jar"), Map.of());
        var other = new Launch(List.of("java", "-jar", "b.jar"), Map.of());

        assertThat(recording.fingerprint())
                .isEqualTo(cached.fingerprint())
                .isNotEqualTo(other.fingerprint());
    }

    private long pid() {
        return Footprint.of(state, "sleeper").orElseThrow().pid();
    }

    /** Names the state folder in its command line, as every part does. */
    private Part sleeper(Map<String, String> environment) {
        var launch =
                new Launch(
                        List.of("tail", "-f", folder.resolve("wecom-bridge-state.txt").toString()),
                        environment);
        return new Part("sleeper", List.of(), "nowhere", () -> true, () -> launch, StopSignal.TERM);
    }

    private static Part part(List<String> command, Probe probe) {
        var launch = new Launch(command, Map.of());
        return new Part("sleeper", List.of(), "nowhere", probe, () -> launch, StopSignal.TERM);
    }
}
