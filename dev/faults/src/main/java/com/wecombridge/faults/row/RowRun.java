package com.wecombridge.faults.row;

import com.wecombridge.faults.load.CallbackLoad;
import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.load.DeadLetters;
import com.wecombridge.faults.load.DirectoryLoad;
import com.wecombridge.faults.load.Load;
import com.wecombridge.faults.load.TodoLoad;
import com.wecombridge.faults.load.TopicReader;
import com.wecombridge.faults.mishap.Trouble;
import com.wecombridge.faults.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Lets one row happen to a system that works, heals it, waits for quiet, and judges. */
public final class RowRun {

    private final Rig rig;
    private final Company company;
    private final Duration span;

    /**
     * @param span how long the fault lasts
     */
    public RowRun(Rig rig, Company company, Duration span) {
        this.rig = rig;
        this.company = company;
        this.span = span;
    }

    /** The same seed lets the same things happen in the same order. */
    public Outcome run(Seeds.Planned planned) throws InterruptedException {
        var row = planned.row();
        var dice = new Random(planned.dice());
        var trouble = new Trouble(rig, dice, span);
        var kafka = new TopicReader.Kafka(rig.addresses().kafka());
        long before = DeadLetters.count(kafka);
        var loads = loads(row, dice, kafka);
        try {
            loads.forEach(Load::begin);
            row.mishap().happen(trouble);
            long over = trouble.over();
            rig.heal()
                    .forEach(part ->
                            trouble.require(false, part + " ended, and nobody had asked it to"));
            loads.forEach(Load::end);
            var judges =
                    loads.stream()
                            .map(load -> new Judge(load, row.work().patience(), over))
                            .toList();
            var reports = judged(judges, Tally.of(row, trouble, span), planned.dice());
            return new Outcome(reports, DeadLetters.count(kafka) - before, trouble.remarks());
        } finally {
            rig.heal();
            loads.forEach(Load::close);
        }
    }

    /** All at once: each waits for quiet of its own. */
    private static List<Report> judged(List<Judge> judges, Tally tally, long seed)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = new ArrayList<Report>();
            for (var report :
                    threads.invokeAll(
                            judges.stream()
                                    .map(judge -> (Callable<Report>) () -> judge.judge(tally, seed))
                                    .toList())) {
                reports.add(report.get());
            }
            return reports;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private List<Load> loads(Row row, Random dice, TopicReader.Kafka kafka) {
        var postman = Company.postmanTo(rig::gateways);
        var repetition = row.work().repetition().apply(new Random(dice.nextLong()));
        var run = row.id() + "-" + Long.toString(System.nanoTime(), 36);
        return List.of(
                new CallbackLoad(postman, company, repetition, row.work().pause(), kafka),
                new TodoLoad(company, run, row.work().refusable()),
                new DirectoryLoad(company, Duration.ofSeconds(2)));
    }
}
