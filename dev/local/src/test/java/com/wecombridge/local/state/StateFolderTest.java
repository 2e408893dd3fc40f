package com.wecombridge.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir Path folder;

    @Test
    void refusesAFolderWithOtherPeoplesFiles() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "two years of work");

        assertThatThrownBy(() -> StateFolder.open(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("holds other files");
    }

    @Test
    void isOpenedAgainAndRemovedAsAWhole() {
        StateFolder state = StateFolder.open(folder.resolve("state"));
        Secrets.in(state).password("anything");

        StateFolder.open(folder.resolve("state")).remove();

        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void saysThatItCannotWriteThere() {
        Path file = folder.resolve("a-file");
        assertThat(file.toFile()).satisfies(target -> Files.writeString(target.toPath(), ""));

        assertThatThrownBy(() -> StateFolder.open(file.resolve("state")))
                .hasMessageContaining("no write access")
                .hasMessageContaining("WECOM_BRIDGE_STATE");
    }

    @Test
    void letsOneCommandAtATimeChangeTheStack() throws IOException {
        StateFolder state = StateFolder.open(folder);
        try (var first = state.lock()) {
            assertThat(first.isValid()).isTrue();
            assertThatThrownBy(state::lock).hasMessageContaining("another command");
        }
    }
}
