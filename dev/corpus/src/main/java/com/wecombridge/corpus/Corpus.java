package com.wecombridge.corpus;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import com.wecombridge.corpus.cases.Api;
import com.wecombridge.corpus.cases.Callbacks;
import com.wecombridge.corpus.cases.Case;
import com.wecombridge.corpus.cases.Company;
import com.wecombridge.corpus.cases.GzipBomb;
import com.wecombridge.corpus.cases.Library;
import com.wecombridge.corpus.cases.Records;
import com.wecombridge.corpus.cases.Requests;
import com.wecombridge.corpus.cases.Suite;
import com.wecombridge.corpus.cases.Words;
import com.wecombridge.corpus.watch.Behind;
import com.wecombridge.corpus.watch.DeadMail;
import com.wecombridge.corpus.watch.Facts;
import com.wecombridge.corpus.watch.Heaps;
import com.wecombridge.corpus.watch.Logs;
import com.wecombridge.corpus.watch.Quarantine;
import com.wecombridge.corpus.watch.Trap;
import com.wecombridge.corpus.wire.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says bad things to a running system; exit code 1 if anything is not as expected. */
@Command(name = "corpus", mixinStandardHelpOptions = true)
public final class Corpus implements Callable<Integer> {

    @Option(
            names = "--part",
            defaultValue = "1000000",
            description = "say no more than this many, drawn by the seed")
    private int part;

    @Option(names = "--seed", description = "draws the part; the clock where none is given")
    private long seed = System.currentTimeMillis() % 1_000_000;

    private final Addresses addresses = Addresses.ofEnvironment();
    private final Wire wire = new Wire(addresses.gateway());
    private final String run = "x" + Long.toString(System.currentTimeMillis(), 36) + "z";

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Corpus())
                        .setExecutionExceptionHandler(Corpus::explain)
                        .execute(arguments));
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof Unmet) {
            command.getErr().println("FAILED: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException {
        if (part < 1) {
            throw new Unmet("--part " + part + ": say 1 or more");
        }
        var company = new Company(new Http(), addresses);
        company.found();
        var bridge = company.bridge();
        var operator = Bridge.signedIn(new Http(), addresses, "operator");
        try (var trap = new Trap();
                var facts = new Facts(addresses.kafka());
                var records = new Records(addresses.kafka())) {
            var behind = new Behind(facts, new DeadMail(addresses.kafka()), bridge);
            var judge = new Judge(new Quarantine(List.of(bridge, operator)), behind, run);
            var library = library(trap, records, bridge);
            return say(library, judge, trap);
        }
    }

    private int say(Library library, Judge judge, Trap trap) throws IOException {
        var state = Path.of(System.getenv("WECOM_BRIDGE_STATE")).toAbsolutePath();
        judge.judge(library.read("warm-up.yaml"));
        var deadMail = new DeadMail(addresses.kafka());
        long before = deadMail.callbacks();
        var heaps = Heaps.ofServices(state);
        var logs = new Logs(state.resolve("logs"));
        var faults = judge.judge(drawn(library));
        var objections = new ArrayList<>(logs.objections(run));
        objections.addAll(heaps.objections());
        objections.addAll(trap.objections());
        long given = deadMail.callbacks() - before;
        if (given > 0) {
            objections.add(given + " callbacks became dead letters of the services behind");
        }
        var planted = new Planted(judge, run).found(library.read("planted.yaml"));
        System.out.println(heaps.summary());
        System.out.printf("seed %d; logs of %d services read%n", seed, logs.count());
        return judge.verdict().say(faults, objections, planted);
    }

    /** All, or as many as are wanted. */
    private List<Case> drawn(Library library) {
        var all =
                new ArrayList<>(
                        Library.FILES.stream()
                                .flatMap(file -> library.read(file).stream())
                                .toList());
        if (part < all.size()) {
            all.removeIf(Case::takesLong);
            Collections.shuffle(all, new Random(seed));
        }
        return all.subList(0, Math.min(part, all.size()));
    }

    private Library library(Trap trap, Records records, Bridge bridge) {
        var suite = Suite.ofEnvironment();
        return new Library(
                Map.of(
                        "callback", new Callbacks(wire, suite),
                        "request", new Requests(wire),
                        "record", records,
                        "api", new Api(bridge)),
                Words.of(
                        Map.of(
                                "host",
                                wire.host(),
                                "trap",
                                trap.address(),
                                "corp",
                                Company.CORP,
                                "path",
                                Company.PATH,
                                "token",
                                Company.TOKEN,
                                "key",
                                Company.AES_KEY,
                                "suite",
                                suite.id(),
                                "gzip bomb",
                                GzipBomb.asText())));
    }
}
