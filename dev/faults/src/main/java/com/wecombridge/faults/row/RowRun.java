package com.wecombridge.faults.row;

import com.wecombridge.faults.load.CallbackLoad;
import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.load.Load;
import com.wecombridge.faults.load.Postman;
import com.wecombridge.faults.load.TodoLoad;
import com.wecombridge.faults.load.TopicReader;
import com.wecombridge.faults.rig.Rig;
import java.time.Duration;
import java.util.List;
import java.util.Random;

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
    public List<Report> run(Row row, long seed) throws InterruptedException {
        var dice = new Random(seed);
        var trouble = new Trouble(rig, dice, span);
        var loads = loads(row, dice);
        try {
            loads.forEach(Load::begin);
            row.fault().happen(trouble);
            rig.heal();
            loads.forEach(Load::end);
            var tally = trouble.tally(row);
            var judges = loads.stream().map(Judge::new).toList();
            return judges.stream().map(judge -> judge.judge(tally, seed)).toList();
        } finally {
            rig.heal();
            loads.forEach(Load::close);
        }
    }

    private List<Load> loads(Row row, Random dice) {
        var postman =
                new Postman(Company.callbacksAt(rig.gateway()), Company.TOKEN, Company.AES_KEY);
        var kafka = new TopicReader.Kafka(rig.addresses().kafka());
        var repetition = row.repetition().apply(new Random(dice.nextLong()));
        var run = row.id() + "-" + Long.toString(System.nanoTime(), 36);
        return List.of(
                new CallbackLoad(postman, company, repetition, row.pause(), kafka),
                new TodoLoad(company, run, Duration.ofSeconds(1)));
    }
}
