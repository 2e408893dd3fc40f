package com.wecombridge.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintTest {

    private static final Instant STARTED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Path ROOT = Path.of("/home/li.lei/bridge/.local");
    private static final Footprint KAFKA = new Footprint("kafka", 4711, STARTED, "f");

    @TempDir Path folder;

    @Test
    void knowsItsProcessByStartTimeAndFolder() {
        assertThat(
                        KAFKA.isOurs(
                                Optional.of(STARTED.plusMillis(900)),
                                Optional.of("java -cp " + ROOT + "/apps/kafka"),
                                ROOT))
                .isTrue();
    }

    @Test
    void aRecycledProcessIdIsNotOurs() {
        assertThat(
                        KAFKA.isOurs(
                                Optional.of(STARTED.plusSeconds(60)),
                                Optional.of("java -cp " + ROOT),
                                ROOT))
                .isFalse();
    }

    @Test
    void anotherProgramIsNotOurs() {
        assertThat(KAFKA.isOurs(Optional.of(STARTED), Optional.of("vi notes.txt"), ROOT)).isFalse();
    }

    @Test
    void aProcessThatTellsNoStartTimeIsNotTouched() {
        assertThat(KAFKA.isOurs(Optional.empty(), Optional.empty(), ROOT)).isFalse();
    }

    @Test
    void aForeignProcessIsNotFoundThroughAStaleFile() {
        StateFolder state = StateFolder.open(folder);
        Footprint.leave(
                state,
                "kafka",
                ProcessHandle.current(),
                "f"); // its command line does not name the folder

        assertThat(Footprint.of(state, "kafka")).isEmpty();
    }
}
