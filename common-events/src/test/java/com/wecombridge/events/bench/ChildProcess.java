package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of an arm in a process of its own, so that its CPU is its own: with the flags of this
 * JVM and the environment of a service. They talk in lines.
 */
final class ChildProcess implements AutoCloseable {

    private static final String ANSWER = "@@";

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;

    private ChildProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    static ChildProcess start(Class<?> program, TestDatabase database, List<String> arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        var environment = builder.environment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", Infrastructure.kafka().bootstrapServers());
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USERNAME", database.application().username());
        environment.put("DATABASE_PASSWORD", database.application().password());
        environment.put("DATABASE_OWNER_USERNAME", database.owner().username());
        environment.put("DATABASE_OWNER_PASSWORD", database.owner().password());
        environment.put("DATABASE_RELAY_USERNAME", database.relay().username());
        environment.put("DATABASE_RELAY_PASSWORD", database.relay().password());
        return new ChildProcess(builder.start());
    }

    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.matches("(-X|--|-Dlogback).*"))
                .toList();
    }

    /** From inside: says something that is meant for the other side, and no line of a log. */
    static void say(String answer) {
        new PrintStream(System.out, true, UTF_8).println(ANSWER + answer);
    }

    /** What it answers to a command, as soon as it has done it. */
    String tell(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    /** The next thing that it says. */
    String answer() throws IOException {
        var log = new ArrayList<String>();
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
            log.add(line);
        }
        throw new IOException("the arm's process ended: " + String.join("\n", log));
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
