package com.wecombridge.local.command;

import com.wecombridge.local.Stack;
import com.wecombridge.local.part.Keeper;
import com.wecombridge.local.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack in the opposite order of starting, and keeps all data. */
@Command(name = "down", description = "Stop the stack; all data stays.")
public final class Down implements Callable<Integer> {

    /** A process that records for a start-up cache writes some hundred megabytes when it ends. */
    private static final Duration FAREWELL = Duration.ofMinutes(2);

    private static final int CACHES_AT_A_TIME = 2;

    @Mixin private Where where = new Where();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = where.lastStarted();
        try (var _ = stack.state().lock()) {
            new Descent(stack, Where.keeper(stack), new Screen(spec.commandLine().getOut())).run();
            return 0;
        } catch (IOException unlockable) {
            throw new UncheckedIOException(unlockable);
        }
    }

    /** One run of the command. */
    private record Descent(Stack stack, Keeper keeper, Screen screen) {

        void run() {
            List<Part> ended = new ArrayList<>();
            for (List<Part> wave : Where.plan(stack).waves().reversed()) {
                List<Part> running = wave.stream().filter(keeper::isRunning).toList();
                ended.addAll(together(running, this::stop, running.size() + 1));
            }
            List<Part> due = ended.stream().filter(keeper::isStartUpCacheDue).toList();
            if (!due.isEmpty()) {
                screen.line(
                        "Stopped. Making start-up caches, once for each build; Ctrl-C does no harm.");
                together(due, this::makeCache, CACHES_AT_A_TIME);
            }
        }

        private boolean stop(Part part) {
            long start = System.nanoTime();
            boolean inOrder = keeper.stop(part, FAREWELL);
            screen.row(part.name(), inOrder ? "stopped" : "killed", Screen.seconds(start));
            return inOrder;
        }

        private boolean makeCache(Part part) {
            long start = System.nanoTime();
            keeper.makeStartUpCache(part);
            screen.row(part.name(), "cached", Screen.seconds(start));
            return true;
        }
    }

    /** The parts for which the work came out true. */
    private static List<Part> together(List<Part> parts, Predicate<Part> work, int atATime) {
        try (ExecutorService workers = Executors.newFixedThreadPool(atATime)) {
            List<Future<Boolean>> outcomes =
                    parts.stream().map(part -> workers.submit(() -> work.test(part))).toList();
            List<Part> done = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if (join(outcomes.get(i))) {
                    done.add(parts.get(i));
                }
            }
            return done;
        }
    }

    private static boolean join(Future<Boolean> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
