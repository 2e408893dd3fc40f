package com.wecombridge.local.part;

import com.wecombridge.local.state.Footprint;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.PortOwner;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.StackException;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts, awaits and stops single parts, and touches no process that is not ours. */
public final class Keeper {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);
    private static final Duration DOOR_LIMIT = Duration.ofSeconds(2);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final long BIG_LOG = 20_000_000;
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "TMPDIR", "TZ", "LD_LIBRARY_PATH");

    private final StateFolder state;
    private final Ports ports;

    public Keeper(StateFolder state, Ports ports) {
        this.state = state;
        this.ports = ports;
    }

    /** What {@link #start} found or did. */
    public enum Outcome {
        RUNNING,
        STARTED,
        RESTARTED
    }

    /** Starts the part unless it runs as it should; returns before it is ready. */
    public Outcome start(Part part) {
        Launch launch = part.launch().get();
        Optional<Footprint> running = Footprint.of(state, part.name());
        if (running.isPresent() && isFit(part, running.get(), launch)) {
            return Outcome.RUNNING;
        }
        running.ifPresent(stale -> stop(part, stale, KILL_LIMIT));
        part.ports().forEach(this::requireFree);
        JavaProgram.tidy(state, part.name(), launch);
        spawn(part, launch);
        return running.isPresent() ? Outcome.RESTARTED : Outcome.STARTED;
    }

    /** A process that was killed is dead a moment before its last thread gives its doors back. */
    private void requireFree(Port port) {
        int number = ports.of(port);
        if (!Patience.of(DOOR_LIMIT).until(() -> PortOwner.isFree(number))) {
            PortOwner.requireFree(port, number);
        }
    }

    /**
     * A part that is there but not ready gets a moment: what it leans on may just have come back.
     */
    private boolean isFit(Part part, Footprint running, Launch launch) {
        return running.fingerprint().equals(launch.fingerprint())
                && Patience.of(RECOVERY_LIMIT)
                        .until(() -> part.probe().ready() || running.living(state).isEmpty())
                && running.living(state).isPresent();
    }

    private void spawn(Part part, Launch launch) {
        Path log = state.log(part.name());
        List<String> command = new ArrayList<>(launch.command());
        if (Files.isExecutable(SETSID)) {
            command.addFirst(
                    SETSID.toString()); // a Ctrl-C at the terminal ends the command, not the stack
        }
        try {
            rotate(log);
            var builder =
                    new ProcessBuilder(command)
                            .directory(state.root().toFile())
                            .redirectErrorStream(true)
                            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(Redirect.appendTo(log.toFile()));
            replaceEnvironment(builder.environment(), launch.environment());
            Footprint.leave(state, part.name(), builder.start().toHandle(), launch.fingerprint());
        } catch (IOException unstartable) {
            throw new StackException(
                    part.name() + " cannot be started: " + unstartable.getMessage(), unstartable);
        }
    }

    private static void replaceEnvironment(
            Map<String, String> environment, Map<String, String> ours) {
        environment.keySet().retainAll(INHERITED);
        environment.put("LANG", "C.UTF-8");
        environment.putAll(ours);
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > BIG_LOG) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns when the part is ready; fails as soon as it has ended or the limit is over. */
    public void awaitReady(Part part) {
        awaitFirst(List.of(part));
    }

    /**
     * The first of the parts that is ready; fails as soon as one has ended or the limit is over.
     */
    public Part awaitFirst(List<Part> starting) {
        var ready = new AtomicReference<@Nullable Part>();
        boolean inTime =
                Patience.of(START_LIMIT)
                        .until(() -> {
                            starting.forEach(this::refuseEnd);
                            starting.stream()
                                    .filter(part -> part.probe().ready())
                                    .findFirst()
                                    .ifPresent(ready::set);
                            return ready.get() != null;
                        });
        Part first = ready.get();
        if (!inTime || first == null) {
            String name = starting.getFirst().name();
            throw new StackException(
                    "%s is not ready after %d s: see %s"
                            .formatted(name, START_LIMIT.toSeconds(), state.log(name)));
        }
        return first;
    }

    private void refuseEnd(Part part) {
        if (!isRunning(part)) {
            throw new StackException(
                    "%s ended while it started: see %s%s"
                            .formatted(part.name(), state.log(part.name()), lastWord(part)));
        }
    }

    private String lastWord(Part part) {
        return LastWord.in(LogTail.of(state.log(part.name()), 400))
                .map(line -> " (" + line + ")")
                .orElse("");
    }

    public boolean isRunning(Part part) {
        return Footprint.of(state, part.name()).isPresent();
    }

    /**
     * Asks the part to end, waits, and ends it by force after the limit.
     *
     * @return whether it ended in good order
     */
    public boolean stop(Part part, Duration limit) {
        boolean inOrder =
                Footprint.of(state, part.name())
                        .map(running -> stop(part, running, limit))
                        .orElse(false);
        Footprint.forget(state, part.name());
        return inOrder;
    }

    private boolean stop(Part part, Footprint running, Duration limit) {
        Optional<ProcessHandle> living = running.living(state);
        if (living.isEmpty()) {
            return false;
        }
        signal(living.get(), part.stopSignal());
        boolean inOrder = hasEnded(living.get(), limit);
        if (!inOrder) {
            kill(living.get());
        }
        return inOrder;
    }

    /** Whether a run of it records for a start-up cache, because there is none yet. */
    public boolean isRecording(Part part) {
        return part.launch().get().command().contains(StartUpCache.RECORD);
    }

    /** Whether the run that has just ended in good order recorded for a start-up cache. */
    public boolean isStartUpCacheDue(Part part) {
        return JavaProgram.cacheDue(state, part.name()).isPresent();
    }

    /** Once for each build: makes the next start faster. */
    public void makeStartUpCache(Part part) {
        JavaProgram.cacheDue(state, part.name())
                .ifPresent(cache -> cache.make(part.launch().get(), state.log(part.name())));
    }

    /** Ends it at once, without farewell: for data that is about to be removed. */
    public void kill(Part part) {
        kill(part.name());
    }

    /** Whatever was started here, in the plan or beside it, as a second gateway of a fault run. */
    public void killAll() {
        Footprint.parts(state).forEach(this::kill);
    }

    private void kill(String part) {
        Footprint.of(state, part).flatMap(running -> running.living(state)).ifPresent(this::kill);
        Footprint.forget(state, part);
    }

    private void kill(ProcessHandle living) {
        List<ProcessHandle> family = living.descendants().toList();
        living.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        if (!hasEnded(living, KILL_LIMIT)) {
            throw new StackException(
                    "process " + living.pid() + " does not end, not even by force");
        }
    }

    private static void signal(ProcessHandle living, Part.StopSignal signal) {
        switch (signal) {
            case TERM -> living.destroy();
            case INT -> run("kill", "-INT", Long.toString(living.pid()));
        }
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException unstartable) {
            throw new StackException(
                    command[0] + " cannot be run: " + unstartable.getMessage(), unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        }
    }

    private static boolean hasEnded(ProcessHandle living, Duration limit) {
        return Patience.of(limit).until(() -> !Footprint.isAlive(living));
    }
}
