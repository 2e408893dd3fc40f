package com.wecombridge.faults;

import com.wecombridge.acceptance.Http;
import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.rig.Rig;
import com.wecombridge.faults.row.Contest;
import com.wecombridge.faults.row.Outcome;
import com.wecombridge.faults.row.Row;
import com.wecombridge.faults.row.RowRun;
import com.wecombridge.faults.row.Rows;
import com.wecombridge.faults.row.Table;
import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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

    @Option(names = "--repository", defaultValue = ".")
    private Path repository = Path.of(".");

    @Option(names = "--state", required = true, description = "An empty folder for the stack.")
    private Path state = Path.of(".");

    @Option(names = "--seed", description = "Replays what a run with this seed did.")
    private long seed = new Random().nextInt(1_000_000);

    @Option(names = "--rows", split = ",", description = "F-01,F-08,…; all unless said.")
    private List<String> rows = List.of();

    @Option(names = "--random", description = "So many rows, of the seed's choice.")
    private int random;

    @Option(names = "--seconds", description = "How long each fault lasts. Default: 30.")
    private int seconds = 30;

    @Option(names = "--peers", description = "So many kills of our gateway and of each peer.")
    private int kills;

    @Option(names = "--start-up-caches", description = "Start processes three times as fast.")
    private boolean caches;

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FaultRun()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var chosen = chosen();
        var out = spec.commandLine().getOut();
        out.println("faults: seed " + seed + ", " + seconds + " s each");
        try (var rig = raised(out)) {
            var company = new Company(new Http(), rig.addresses());
            company.found();
            var run = new RowRun(rig, company, Duration.ofSeconds(seconds));
            var table = new Table(out);
            for (Row row : chosen) {
                table.add(run.run(row, seed + row.id().hashCode()));
            }
            if (kills > 0) {
                table.add(new Outcome(new Contest(rig, company, kills).run(seed), 0));
            }
            return table.close(seed);
        }
    }

    private Rig raised(PrintWriter out) {
        return Rig.raise(
                repository.toAbsolutePath().normalize(),
                state,
                caches ? StartUpCaches.MADE_AND_USED : StartUpCaches.OFF,
                out);
    }

    private List<Row> chosen() {
        if (random > 0) {
            var shuffled = new ArrayList<>(Rows.all());
            Collections.shuffle(shuffled, new Random(seed));
            return shuffled.subList(0, Math.min(random, shuffled.size()));
        }
        return rows.isEmpty() && kills == 0 ? Rows.all() : rows.stream().map(this::row).toList();
    }

    private Row row(String id) {
        return Rows.named(id)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no row " + id));
    }
}
