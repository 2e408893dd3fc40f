package com.wecombridge.acceptance.hunt;

import com.wecombridge.acceptance.Patience;
import com.wecombridge.acceptance.Unmet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The local stack's processes, logs and secrets: what only somebody on its machine can reach. */
final class RunningStack {

    private static final Map<String, String> PORTS =
            Map.of(
                    "sidebar-gateway", "GATEWAY_PORT",
                    "contact-sync-service", "CONTACT_SYNC_PORT",
                    "binding-service", "BINDING_PORT",
                    "notification-service", "NOTIFICATION_PORT",
                    "archive-service", "ARCHIVE_PORT");

    private final Path state;

    RunningStack() {
        var folder = System.getenv("WECOM_BRIDGE_STATE");
        if (folder == null) {
            throw new Unmet("WECOM_BRIDGE_STATE does not say where the stack keeps its state");
        }
        this.state = Path.of(folder);
    }

    /** Each service of the product, by its own port. */
    Map<String, URI> services() {
        var services = new LinkedHashMap<String, URI>();
        PORTS.forEach((service, port) ->
                services.put(service, URI.create("http://localhost:" + System.getenv(port))));
        return services;
    }

    List<Path> logs() {
        try (Stream<Path> files = Files.walk(state.resolve("logs"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path newLog(String name) {
        return state.resolve("logs").resolve(name);
    }

    /** Passwords, the master key, the suite's keys. */
    Properties secrets() {
        return properties(state.resolve("secrets.properties"));
    }

    /** Ends a process at once, as a crash would. */
    void kill(String part) {
        process(part).destroyForcibly();
        Patience.waitFor(
                part + " to be gone",
                () ->
                        ProcessHandle.of(pid(part)).filter(ProcessHandle::isAlive).isPresent()
                                ? Optional.empty()
                                : Optional.of(part));
    }

    void startWhatIsDown() {
        if (run("dev/local/run", "up") != 0) {
            throw new Unmet("the stack did not start again");
        }
    }

    /** PostgreSQL answers nobody while this runs. */
    void whilePostgresHangs(Runnable action) {
        signal("-STOP");
        try {
            action.run();
        } finally {
            signal("-CONT");
        }
    }

    private void signal(String signal) {
        var postgres = process("postgres");
        Stream.concat(Stream.of(postgres), postgres.descendants())
                .forEach(process -> run("kill", signal, Long.toString(process.pid())));
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unmet("interrupted");
        }
    }

    private ProcessHandle process(String part) {
        return ProcessHandle.of(pid(part)).orElseThrow(() -> new Unmet(part + " does not run"));
    }

    private long pid(String part) {
        try (Stream<Path> files = Files.list(state.resolve("pids"))) {
            var file =
                    files.filter(one -> one.getFileName().toString().startsWith(part))
                            .findFirst()
                            .orElseThrow(() -> new Unmet(part + " has left no process id"));
            return Long.parseLong(properties(file).getProperty("pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
