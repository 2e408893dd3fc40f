package com.wecombridge.local.command;

import com.wecombridge.local.Stack;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack in the opposite order of starting, and keeps all data. */
@Command(name = "down", description = "Stop the stack; all data stays.")
public final class Down implements Callable<Integer> {

    private static final Duration FAREWELL = Duration.ofSeconds(30);
    private static final Duration WRITING_A_CACHE = Duration.ofMinutes(3);

    @Mixin private Where where = new Where();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = where.lastStarted();
        try (var _ = stack.state().lock()) {
            var screen = new Screen(spec.commandLine().getOut());
            Where.plan(stack).waves().reversed().forEach(wave -> stop(wave, stack, screen));
            return 0;
        } catch (IOException unlockable) {
            throw new UncheckedIOException(unlockable);
        }
    }

    private static void stop(List<Part> wave, Stack stack, Screen screen) {
        Keeper keeper = Where.keeper(stack);
        List<Part> running = wave.stream().filter(keeper::isRunning).toList();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> stops =
                    running.stream()
                            .<Future<?>>map(
                                    part -> together.submit(() -> stop(part, stack, screen)))
                            .toList();
            stops.forEach(Down::join);
        }
    }

    private static void stop(Part part, Stack stack, Screen screen) {
        long start = System.nanoTime();
        Keeper keeper = Where.keeper(stack);
        boolean recording = keeper.isRecording(part);
        keeper.stop(part, recording ? WRITING_A_CACHE : FAREWELL);
        screen.row(
                part.name(),
                "stopped",
                Screen.seconds(start)
                        + (recording ? "   its start-up cache is made: next time is faster" : ""));
    }

    private static void join(Future<?> stop) {
        try {
            stop.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
