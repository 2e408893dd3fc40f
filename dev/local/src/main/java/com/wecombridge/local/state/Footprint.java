package com.wecombridge.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The mark a started process leaves, by which a later command knows it again.
 *
 * <p>A process id alone proves nothing: after a crash or a reboot it may belong to somebody else.
 * It is ours only if it also started when we started it, and its command line, where the system
 * shows it, names our state folder.
 *
 * @param fingerprint of command and settings: a different one means that a restart is due
 */
public record Footprint(String part, long pid, Instant startedAt, String fingerprint) {

    private static final String SUFFIX = ".properties";

    /** Start times are derived from the boot time, which moves a little when the clock is set. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    /** Remembers a process that was just started. */
    public static Footprint leave(
            StateFolder state, String part, ProcessHandle started, String fingerprint) {
        Instant startedAt = started.info().startInstant().orElseGet(Instant::now);
        var footprint = new Footprint(part, started.pid(), startedAt, fingerprint);
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(footprint.pid));
        properties.setProperty("started-at", footprint.startedAt.toString());
        properties.setProperty("fingerprint", footprint.fingerprint);
        StateFolder.write(file(state, part), properties);
        return footprint;
    }

    /** The running process of a part; empty if there is none that is ours. */
    public static Optional<Footprint> of(StateFolder state, String part) {
        Properties stored = StateFolder.read(file(state, part));
        return Optional.of(stored)
                .filter(properties -> !properties.isEmpty())
                .map(properties ->
                        new Footprint(
                                part,
                                Long.parseLong(properties.getProperty("pid")),
                                Instant.parse(properties.getProperty("started-at")),
                                properties.getProperty("fingerprint", "")))
                .filter(footprint -> footprint.living(state).isPresent());
    }

    /** Of every process that was started in this folder and is not forgotten, running or not. */
    public static List<String> parts(StateFolder state) {
        try (var files = Files.list(state.pids())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    public static void forget(StateFolder state, String part) {
        StateFolder.delete(file(state, part));
    }

    /** The living process, if it is still the one that left this mark. */
    public Optional<ProcessHandle> living(StateFolder state) {
        return ProcessHandle.of(pid)
                .filter(Footprint::isAlive)
                .filter(process ->
                        isOurs(
                                process.info().startInstant(),
                                process.info().commandLine(),
                                state.root()));
    }

    /** A dead process that its parent has not yet buried counts as dead. */
    public static boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && !isUnburied(handle.pid());
    }

    private static boolean isUnburied(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return status.charAt(status.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException _) {
            return false; // no such system, or gone in this moment
        }
    }

    boolean isOurs(Optional<Instant> started, Optional<String> commandLine, Path root) {
        boolean sameStart =
                started.map(start ->
                                Duration.between(start, startedAt).abs().compareTo(CLOCK_DRIFT)
                                        <= 0)
                        .orElse(false);
        return sameStart && commandLine.map(line -> line.contains(root.toString())).orElse(true);
    }

    private static Path file(StateFolder state, String part) {
        return state.pids().resolve(part + ".properties");
    }
}
