package com.wecombridge.local.part;

import com.wecombridge.local.state.StackException;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Java program of the stack: unpacked beside the data, so that a new build never changes files
 * under a running process, and started lean.
 *
 * <p>A new build is a new folder, with a {@link StartUpCache} of its own.
 */
public final class JavaProgram {

    private static final List<String> LEAN =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xlog:aot*=error",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    private final StateFolder state;
    private final String name;
    private final StartUpCaches caches;

    public JavaProgram(StateFolder state, String name, StartUpCaches caches) {
        this.state = state;
        this.name = name;
        this.caches = caches;
    }

    /**
     * Whether a first run records for a start-up cache; a stack that lives for minutes need not.
     */
    public enum StartUpCaches {
        MADE_AND_USED,
        OFF
    }

    /** A Spring Boot jar, with all its libraries inside. */
    public Launch ofFatJar(Path jar, String heap, Map<String, String> environment) {
        Path unpacked = unpacked(jar, (file, destination) -> new FatJar(file).unpack(destination));
        return launch(
                unpacked,
                List.of("-jar", unpacked.resolve(jar.getFileName()).toString()),
                heap,
                environment);
    }

    /** A class of this very program, which is a thin jar beside a folder of libraries. */
    public Launch ofOwnClass(
            Path jar, String mainClass, String heap, Map<String, String> environment) {
        Path unpacked = unpacked(jar, JavaProgram::copyWithLibraries);
        String classPath = unpacked.resolve(jar.getFileName()).toString();
        return launch(unpacked, List.of("-cp", classPath, mainClass), heap, environment);
    }

    private Launch launch(
            Path home, List<String> target, String heap, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(LEAN);
        command.add("-Xmx" + heap);
        if (caches == StartUpCaches.MADE_AND_USED) {
            command.addAll(new StartUpCache(home).options());
        }
        command.addAll(target);
        return new Launch(command, environment);
    }

    /** The start-up cache that the run which has just ended recorded for. */
    static Optional<StartUpCache> cacheDue(StateFolder state, String name) {
        return homes(state, name).stream()
                .map(StartUpCache::new)
                .filter(StartUpCache::isDue)
                .findFirst();
    }

    /** Called when no process uses any build: clears the way for the one that is started now. */
    static void tidy(StateFolder state, String name, Launch current) {
        for (Path home : homes(state, name)) {
            if (uses(current, home)) {
                new StartUpCache(home).discardRecording();
            } else {
                StateFolder.delete(home);
            }
        }
    }

    private static boolean uses(Launch launch, Path home) {
        return launch.command().stream().anyMatch(argument -> argument.contains(home.toString()));
    }

    private Path unpacked(Path jar, Unpacking unpacking) {
        if (Files.notExists(jar)) {
            throw new StackException(
                    name + " is not built: " + jar + " is missing (run make build)");
        }
        try {
            Path home = state.apps().resolve(name + "-" + buildOf(jar));
            if (Files.notExists(home)) {
                Path aside = state.apps().resolve(name + ".unpacking");
                StateFolder.delete(aside);
                unpacking.unpack(jar, aside);
                Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException refused) {
            throw new StackException("cannot unpack " + jar + ": " + refused.getMessage(), refused);
        }
    }

    private static List<Path> homes(StateFolder state, String name) {
        try (Stream<Path> apps = Files.list(state.apps())) {
            return apps.filter(app -> app.getFileName().toString().matches(name + "-[0-9a-f]+"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One build of the jar under one JDK; a start-up cache fits no other. */
    private static String buildOf(Path jar) throws IOException {
        FileTime modified = Files.getLastModifiedTime(jar);
        long mixed = modified.toMillis() * 31 + Files.size(jar);
        return Long.toHexString(mixed * 31 + Runtime.version().hashCode());
    }

    private static void copyWithLibraries(Path jar, Path destination) throws IOException {
        Path libraries = Files.createDirectories(destination.resolve("lib"));
        Files.copy(jar, destination.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        try (Stream<Path> all = Files.list(jar.resolveSibling("lib"))) {
            for (Path library : all.toList()) {
                Files.copy(
                        library,
                        libraries.resolve(library.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private interface Unpacking {
        void unpack(Path jar, Path destination) throws IOException;
    }
}
