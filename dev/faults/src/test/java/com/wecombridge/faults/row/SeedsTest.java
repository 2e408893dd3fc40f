package com.wecombridge.faults.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {

    @TempDir private Path folder;

    @Test
    void readsARowAndASeedAndLeavesOutWhatIsSaidOfThem() throws IOException {
        assertThat(Seeds.of(file("# runs that found something\n\nF-31 3   # it lost one\n")))
                .singleElement()
                .satisfies(planned -> {
                    assertThat(planned.row().id()).isEqualTo("F-31");
                    assertThat(planned.seed()).isEqualTo(3);
                });
    }

    @Test
    void refusesARowThatIsNotThereOrHasSeveralShapes() throws IOException {
        assertThatThrownBy(() -> Seeds.of(file("F-99 3"))).hasMessageContaining("F-99 3");
        assertThatThrownBy(() -> Seeds.of(file("F-17 3"))).hasMessageContaining("F-17 3");
        assertThatThrownBy(() -> Seeds.of(file("F-31"))).hasMessageContaining("F-31");
    }

    @Test
    void theListOfThisRepositoryIsWellFormed() {
        assertThat(Seeds.of(Path.of("seeds.txt"))).isNotEmpty();
    }

    @Test
    void aNumberStandsForAllItsShapes() {
        assertThat(Rows.named("F-17")).hasSize(5);
        assertThat(Rows.named("F-17b")).hasSize(1);
        assertThat(Rows.named("F-99")).isEmpty();
        assertThat(Rows.soonOver()).hasSizeGreaterThan(10);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("seeds.txt"), text);
    }
}
