package com.wecombridge.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One question, asked of several arms in one run.
 *
 * @param name what {@code make bench} calls it
 * @param rounds how often each arm runs, at most
 * @param arms in the order of the tables
 */
public record Benchmark(String name, int rounds, List<Arm> arms, List<Bar> bars) {

    /** How many rounds are wished for; with fewer than nine, bars are not judged. */
    public static final int ROUNDS = Integer.getInteger("bench.pairs", 9);

    /** How long a run of an arm lasts, where it lasts as long as one likes. */
    public static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 5));

    private static final int ENOUGH_TO_JUDGE = 9;

    /** Runs it, prints one table of arms and one of bars, and says which bars were missed. */
    public List<String> run() throws Exception {
        return run(ROUNDS);
    }

    List<String> run(int wished) throws Exception {
        return judge(Rounds.run(Math.min(rounds, wished), arms), wished);
    }

    private List<String> judge(Rounds rounds, int wished) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var report = new Report(name, rounds);
        report.lines(bars).forEach(out::println);
        if (wished < ENOUGH_TO_JUDGE) {
            out.println("not judged: fewer than " + ENOUGH_TO_JUDGE + " rounds were wished for");
            return List.of();
        }
        return report.missed(bars);
    }
}
