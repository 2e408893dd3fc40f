package com.wecombridge.faults.row;

import com.wecombridge.faults.ledger.PlantedErrors;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every report a line, printed as soon as it is there; at the end the zeros and what they rest on.
 */
public final class Table {

    private final PrintWriter out;
    private final List<Report> reports = new ArrayList<>();
    private int kills;
    private long deadLetters;
    private long broken;

    public Table(PrintWriter out) {
        this.out = out;
        say(Report.HEAD);
    }

    public void add(Outcome outcome) {
        outcome.reports().forEach(report -> say(report.line()));
        if (outcome.deadLetters() > 0) {
            say("      FAILED " + outcome.deadLetters() + " dead letters");
        }
        var remarks =
                Stream.concat(outcome.remarks().stream(), Ratios.of(outcome.reports()).stream())
                        .toList();
        remarks.forEach(remark -> say("      " + (remark.good() ? "" : "FAILED ") + remark.text()));
        broken += remarks.stream().filter(remark -> !remark.good()).count();
        reports.addAll(outcome.reports());
        deadLetters += outcome.deadLetters();
        kills +=
                outcome.reports().stream()
                        .mapToInt(report -> report.tally().kills())
                        .max()
                        .orElse(0);
    }

    /**
     * @return 0 if all is good, 1 if something was lost, came twice or out of order, became a dead
     *     letter, or broke what a row demands, 2 if a run proves nothing
     */
    public int close(long seed) {
        var ours = reports.stream().filter(Report::isOurs).toList();
        long bad = ours.stream().filter(Report::isBad).count();
        long clean = ours.stream().filter(Report::isGood).count();
        long skipped = ours.stream().filter(Report::isSkipped).count();
        long empty = reports.stream().filter(Report::isVoid).count();
        var planted = EnumSet.noneOf(PlantedErrors.Kind.class);
        reports.forEach(report -> planted.addAll(report.planted().seen()));
        boolean blind = planted.size() < PlantedErrors.Kind.values().length;
        long acknowledged =
                ours.stream().mapToLong(report -> report.verdict().acknowledged()).sum();
        say(
                "faults: %d acknowledged, %d kills, %d of %d reports clean, %d void, %d skipped; %d of 4 kinds of planted errors found; seed %d"
                        .formatted(
                                acknowledged,
                                kills,
                                clean,
                                ours.size(),
                                empty,
                                skipped,
                                planted.size(),
                                seed));
        if (bad > 0 || deadLetters > 0 || broken > 0) {
            return 1;
        }
        return empty > 0 || blind ? 2 : 0;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
