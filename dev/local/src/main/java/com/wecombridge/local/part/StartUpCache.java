package com.wecombridge.local.part;

import com.wecombridge.local.state.StackException;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM's memory of an earlier start (JEP 483, 514): about three times as fast, once it is made.
 *
 * <p>Two steps. The first run of a build records, and writes the recording when it ends. The cache
 * is made from it afterwards, by a second JVM, so that stopping the program stays quick.
 *
 * @param home of one build; the cache fits no other
 */
record StartUpCache(Path home) {

    static final String RECORD = "-XX:AOTMode=record";
    private static final String CREATE = "-XX:AOTMode=create";
    private static final String USE = "-XX:AOTCache=";

    /** For the command line of a run: use the cache, or record for one. */
    List<String> options() {
        return Files.exists(cache())
                ? List.of(USE + cache())
                : List.of(RECORD, "-XX:AOTConfiguration=" + recording());
    }

    /** Before a run: what an earlier, failed one left is worth nothing. */
    void discardRecording() {
        StateFolder.delete(recording());
    }

    /** Whether a run has left a recording, from which a cache has not been made yet. */
    boolean isDue() {
        return Files.exists(recording()) && Files.notExists(cache());
    }

    /** Takes some seconds; leaves either a whole cache or none. */
    void make(Launch recorded, Path log) {
        Path aside = home.resolve("start-up.aot.new");
        if (recorded.command().stream().noneMatch(argument -> argument.contains(home.toString()))) {
            discardRecording(); // of a build that has been replaced meanwhile
            return;
        }
        List<String> command = new ArrayList<>(recorded.command());
        command.replaceAll(argument -> argument.equals(RECORD) ? CREATE : argument);
        command.add(1, USE + aside);
        try {
            var creation =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            if (creation.waitFor() == 0) {
                Files.move(aside, cache(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException unmakeable) {
            throw new StackException("no start-up cache: " + unmakeable.getMessage(), unmakeable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        } finally {
            StateFolder.delete(aside);
            discardRecording();
        }
    }

    private Path cache() {
        return home.resolve("start-up.aot");
    }

    private Path recording() {
        return home.resolve("start-up.recording");
    }
}
