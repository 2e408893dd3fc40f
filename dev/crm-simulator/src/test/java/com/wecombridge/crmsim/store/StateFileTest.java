package com.wecombridge.crmsim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final String LI_LEI = "李雷";
    private static final String HAN_MEIMEI = "韩梅梅";

    @Test
    void keepsWhatWasCommittedWhenTheProcessDiesWithoutClosing(@TempDir Path folder)
            throws IOException {
        Path afterTheCrash = Files.createDirectory(folder.resolve("after"));
        try (var state = StateFile.open(Optional.of(folder))) {
            Shelf<String> people = state.shelf("people", String.class);
            state.change(() -> people.put("u-1", LI_LEI));
            Files.copy(
                    folder.resolve("crm-simulator.mv"), afterTheCrash.resolve("crm-simulator.mv"));
        }

        try (var state = StateFile.open(Optional.of(afterTheCrash))) {
            assertThat(state.shelf("people", String.class).all()).containsExactly(LI_LEI);
        }
    }

    @Test
    void undoesAChangeThatFails() {
        try (var state = StateFile.open(Optional.empty())) {
            Shelf<String> people = state.shelf("people", String.class);
            state.change(() -> people.put("u-1", LI_LEI));

            assertThatThrownBy(() ->
                            state.change(() -> {
                                people.put("u-1", HAN_MEIMEI);
                                people.put("u-2", HAN_MEIMEI);
                                throw new IllegalStateException("half way");
                            }))
                    .hasMessage("half way");

            assertThat(people.all()).containsExactly(LI_LEI);
        }
    }

    @Test
    void wakesThoseWhoWaitForAChange() throws InterruptedException {
        try (var state = StateFile.open(Optional.empty())) {
            Shelf<String> people = state.shelf("people", String.class);
            var change =
                    CompletableFuture.runAsync(() -> state.change(() -> people.put("u-1", LI_LEI)));

            assertThat(state.await(() -> people.size() == 1, Duration.ofSeconds(10))).isTrue();
            assertThat(state.await(() -> people.size() == 2, Duration.ofMillis(10))).isFalse();
            change.join();
        }
    }

    @Test
    void findsOnlyWhatIsUnderThePrefix() {
        try (var state = StateFile.open(Optional.empty())) {
            Shelf<String> people = state.shelf("people", String.class);
            state.change(() -> {
                people.put("acme:u-1", LI_LEI);
                people.put("acme2:u-1", HAN_MEIMEI);
            });

            assertThat(people.under("acme:")).containsExactly(LI_LEI);
            assertThat(people.under("acme3:")).isEmpty();
        }
    }
}
