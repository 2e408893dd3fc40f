package com.wecombridge.wecomsim.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.behaviour.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {

    private static final int MANY = 64;

    @TempDir private Path folder;

    @Test
    void keepsNothingOfAChangeThatIsNotOver() throws IOException {
        try (var world = open("world.mv")) {
            var files = world.blobs("files");
            world.change(() -> files.put("before", megabyte(0)));

            world.change(() -> {
                IntStream.range(0, MANY).forEach(i -> files.put("during " + i, megabyte(i)));
                killedNow();
            });

            assertThat(files.get("during 0")).isPresent();
        }
        try (var afterwards = open("killed.mv")) {
            var files = afterwards.blobs("files");
            assertThat(files.get("before")).isPresent();
            assertThat(IntStream.range(0, MANY).mapToObj(i -> files.get("during " + i)))
                    .containsOnly(Optional.empty());
        }
    }

    @Test
    void writesNothingByItselfFromTheBackground() {
        try (var world = open("world.mv")) {
            world.change(() -> world.blobs("files").put("one", megabyte(1)));

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("MVStore background writer"));
        }
    }

    private World open(String name) {
        return World.open(
                Optional.of(folder.resolve(name)),
                Clock.systemUTC(),
                Behaviour.standard(Duration.ZERO));
    }

    /** What the file holds at this moment is all that a killed process leaves behind. */
    private void killedNow() {
        try {
            Files.copy(folder.resolve("world.mv"), folder.resolve("killed.mv"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] megabyte(int seed) {
        var bytes = new byte[1024 * 1024];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
