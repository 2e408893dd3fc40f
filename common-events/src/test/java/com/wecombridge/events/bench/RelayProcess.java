package com.wecombridge.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;

/** Relays, rests and writes as it is told to, a line a command. */
final class RelayProcess {

    private RelayProcess() {}

    /**
     * @param arguments which relay, the SQL that writes one fact, and the topic
     */
    public static void main(String[] arguments) throws Exception {
        try (var relaying = relaying(arguments);
                var commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            ChildProcess.say("ready");
            for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                ChildProcess.say(obey(line.split(" ", 2), relaying));
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
