package com.wecombridge.faults.row;

import com.wecombridge.faults.ledger.Comparison;
import com.wecombridge.faults.ledger.PlantedErrors;
import com.wecombridge.faults.ledger.Verdict;
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
import java.util.concurrent.TimeUnit;

/** Lets one row happen to a system that works, heals it, waits for quiet, and judges. */
public final class RowRun {

    /** After this long without anything new, what is missing counts as lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(3);

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
            long healed = System.nanoTime();
            var tally = trouble.tally(row);
            return loads.stream()
                    .map(load -> judge(tally, load, healed, new Random(seed)))
                    .toList();
        } finally {
            rig.heal();
            loads.forEach(Load::close);
        }
    }

    private List<Load> loads(Row row, Random dice) {
        var postman = new Postman(rig.gateway(), Company.TOKEN, Company.AES_KEY);
        var kafka = new TopicReader.Kafka(rig.addresses().kafka());
        var repetition = row.repetition().apply(new Random(dice.nextLong()));
        var run = row.id() + "-" + Long.toString(System.nanoTime(), 36);
        return List.of(
                new CallbackLoad(postman, company, repetition, row.pause(), kafka),
                new TodoLoad(company, run, Duration.ofSeconds(1)));
    }

    private static Report judge(Tally tally, Load load, long healed, Random dice) {
        var settled = awaitQuiet(load, healed);
        var sent = load.sent();
        var effects = load.effects();
        return new Report(
                tally,
                load.name(),
                Comparison.of(sent, effects),
                load.repeated(),
                settled,
                PlantedErrors.in(sent, effects, dice));
    }

    /** Until everything took effect and nothing came for a while, or nothing came for long. */
    private static Duration awaitQuiet(Load load, long healed) {
        long lastNews = System.nanoTime();
        int known = -1;
        while (true) {
            int effects = load.effects().size();
            long now = System.nanoTime();
            if (effects != known) {
                known = effects;
                lastNews = now;
            }
            var quietFor = Duration.ofNanos(now - lastNews);
            if (quietFor.compareTo(limit(load)) >= 0) {
                return Duration.ofNanos(Math.max(0, lastNews - healed));
            }
            pause();
        }
    }

    private static Duration limit(Load load) {
        Verdict verdict = Comparison.of(load.sent(), load.effects());
        return verdict.lost().isEmpty() ? CALM : PATIENCE;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
