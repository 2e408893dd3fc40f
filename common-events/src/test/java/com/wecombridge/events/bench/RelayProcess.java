package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.testkit.Infrastructure;
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
 * An arm's own process, so that its CPU is its own: it relays, rests and writes when it is told to,
 * a line a command. Seen from outside; from inside it is {@link #main}.
 */
final class RelayProcess implements AutoCloseable {

    private static final String ANSWER = "@@";

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;

    private RelayProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /** Starts it with the flags of this JVM; returns when it is ready. */
    static RelayProcess start(String way, Facts facts) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(RelayProcess.class.getName(), way, facts.one(), facts.topic()));
        var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        var environment = builder.environment();
        var database = facts.database();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", Infrastructure.kafka().bootstrapServers());
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USERNAME", database.application().username());
        environment.put("DATABASE_PASSWORD", database.application().password());
        environment.put("DATABASE_OWNER_USERNAME", database.owner().username());
        environment.put("DATABASE_OWNER_PASSWORD", database.owner().password());
        environment.put("DATABASE_RELAY_USERNAME", database.relay().username());
        environment.put("DATABASE_RELAY_PASSWORD", database.relay().password());
        var started = new RelayProcess(builder.start());
        started.answer();
        return started;
    }

    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.matches("(-X|--|-Dlogback).*"))
                .toList();
    }

    /** What it answers to a command, as soon as it has done it. */
    String tell(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    private String answer() throws IOException {
        var said = new ArrayList<String>();
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
            said.add(line);
        }
        throw new IOException("the relay's process ended: " + String.join("\n", said));
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, UTF_8);
        try (var relaying = relaying(arguments);
                var commands =
                        new BufferedReader(new java.io.InputStreamReader(System.in, UTF_8))) {
            out.println(ANSWER + "ready");
            for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                out.println(ANSWER + obey(line.split(" ", 2), relaying));
            }
        }
    }

    private static Relaying relaying(String[] arguments) throws Exception {
        return switch (arguments[0]) {
            case "ours" -> new OurRelay();
            case "skip-locked" ->
                    new NaiveRelay(NaiveRelay.Way.SKIP_LOCKED, arguments[1], arguments[2]);
            default -> new NaiveRelay(NaiveRelay.Way.BY_NUMBER, arguments[1], arguments[2]);
        };
    }

    private static String obey(String[] words, Relaying relaying) throws Exception {
        switch (words[0]) {
            case "relay" -> relaying.relay();
            case "rest" -> relaying.rest();
            case "write" -> {
                return SteadyWriting.during(Duration.parse(words[1]), relaying);
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "done";
    }
}
