package com.wecombridge.gateway.bench;

import com.wecombridge.gateway.Line;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A jar as it is deployed, in a process of its own on a port of its own. */
final class JarProcess implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx1g",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final int port;

    private JarProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; its log is in {@code target}.
     *
     * @param folder of the module, from the root of the repository
     * @param portSetting the variable of its environment that says where it listens
     */
    static JarProcess start(
            String name, String folder, String portSetting, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar(folder).toString()));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(new File("target", "bench-" + name + ".log"));
        int port = Line.unusedPort();
        builder.environment().putAll(environment);
        builder.environment().put(portSetting, Integer.toString(port));
        var started = new JarProcess(builder.start(), port);
        Awaitility.await().atMost(TIME_TO_START).until(started::listens);
        return started;
    }

    /** The one that is executable. */
    private static Path jar(String folder) throws IOException {
        var root =
                Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .filter(path -> Files.exists(path.resolve("dev/benchmarks")))
                        .findFirst()
                        .orElseThrow();
        var matcher = FileSystems.getDefault().getPathMatcher("glob:*-exec.jar");
        try (var files = Files.list(root.resolve(folder).resolve("target"))) {
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + folder + ": make build"));
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended; its log is in target");
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Bytes that are in memory, its own and shared ones. */
    long resident() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
