package com.wecombridge.faults;

import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.mishap.Remark;
import com.wecombridge.faults.rig.Rig;
import com.wecombridge.faults.row.Contest;
import com.wecombridge.faults.row.Outcome;
import com.wecombridge.faults.row.Row;
import com.wecombridge.faults.row.RowRun;
import com.wecombridge.faults.row.Rows;
import com.wecombridge.faults.row.Seeds;
import com.wecombridge.faults.row.Seeds.Planned;
import com.wecombridge.faults.row.Table;
import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import com.wecombridge.local.state.StackException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code make faults}. */
@Command(
        name = "faults",
        description = "Runs rows of the fault matrix on a stack of its own.",
        mixinStandardHelpOptions = true)
public final class FaultRun implements Callable<Integer> {

    private static final int WRONGLY_CALLED = 64;

    @Option(names = "--repository", defaultValue = ".")
    private Path repository = Path.of(".");

    @Option(names = "--state", required = true, description = "An empty folder for the stack.")
    private Path state = Path.of(".");

    @Option(names = "--seed", description = "Replays what a run with this seed did.")
    private long seed = new Random().nextInt(1_000_000);

    @Option(names = "--rows", split = ",", description = "F-01,F-08,…; all unless said.")
    private List<String> rows = List.of();

    @Option(
            names = "--random",
            description = "So many rows, of the seed's choice among those that are soon over.")
    private int random;

    @Option(names = "--seconds", description = "How long each fault lasts. Default: 30.")
    private int seconds = 30;

    @Option(names = "--peers", description = "So many kills of our gateway and of each peer.")
    private int kills;

    @Option(
            names = "--before",
            description =
                    "A command for the stack before anything goes wrong; as many as there are.")
    private List<String> before = List.of();

    @Option(names = "--start-up-caches", description = "Start processes three times as fast.")
    private boolean caches;

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new FaultRun())
                        .setParameterExceptionHandler(FaultRun::refuse)
                        .setExecutionExceptionHandler(FaultRun::explain)
                        .execute(arguments));
    }

    /** Not 2, which says that a run proves nothing. */
    private static int refuse(ParameterException refused, String[] arguments) {
        refused.getCommandLine().getErr().println("FAILED: " + refused.getMessage());
        return WRONGLY_CALLED;
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof StackException || failure instanceof Unmet) {
            command.getErr().println("FAILED: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    @Override
    public Integer call() throws InterruptedException {
        atLeast(1, "--seconds", seconds);
        atLeast(0, "--peers", kills);
        atLeast(0, "--random", random);
        var chosen = chosen();
        var out = spec.commandLine().getOut();
        try (var rig = raised(out)) {
            for (String command : before) {
                rig.let(command);
            }
            out.println("faults: seed " + seed + ", " + seconds + " s each");
            var company = new Company(new Http(), rig.addresses());
            company.found();
            var run = new RowRun(rig, company, Duration.ofSeconds(seconds));
            var table = new Table(out);
            for (var planned : chosen) {
                table.add(outcome(planned.row().id(), () -> run.run(planned)));
            }
            if (kills > 0) {
                var contest = new Contest(rig, company, kills);
                table.add(outcome(Contest.ID, () -> contest.run(seed)));
            }
            return table.close(seed);
        }
    }

    /** A row that cannot be brought to its end has failed, and the others go on. */
    private static Outcome outcome(String row, Attempt attempt) throws InterruptedException {
        try {
            return attempt.make();
        } catch (RuntimeException failed) {
            var text = row + " was not brought to its end: " + failed;
            return new Outcome(List.of(), 0, List.of(new Remark(text, false)));
        }
    }

    private void atLeast(int least, String option, int value) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + ": say " + least + " or more");
        }
    }

    private interface Attempt {
        Outcome make() throws InterruptedException;
    }

    private Rig raised(PrintWriter out) {
        return Rig.raise(
                repository.toAbsolutePath().normalize(),
                state,
                caches ? StartUpCaches.MADE_AND_USED : StartUpCaches.OFF,
                out);
    }

    /** All rows, and before them those that once found something; unless it is said which. */
    private List<Planned> chosen() {
        if (random > 0) {
            var shuffled = new ArrayList<>(Rows.soonOver());
            Collections.shuffle(shuffled, new Random(seed));
            return planned(shuffled.subList(0, Math.min(random, shuffled.size())));
        }
        if (rows.isEmpty()) {
            var known = Seeds.of(repository.resolve("dev/faults/seeds.txt"));
            return Stream.concat(known.stream(), planned(Rows.all()).stream()).toList();
        }
        return planned(rows.stream().flatMap(id -> named(id).stream()).toList());
    }

    private List<Planned> planned(List<Row> all) {
        return all.stream().map(row -> new Planned(row, seed)).toList();
    }

    private List<Row> named(String id) {
        var named = Rows.named(id);
        if (named.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no row " + id);
        }
        return named;
    }
}
