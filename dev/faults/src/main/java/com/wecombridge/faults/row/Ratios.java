package com.wecombridge.faults.row;

import com.wecombridge.faults.mishap.Remark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can be said of times on a machine that does other things as well: ratios within one run. */
final class Ratios {

    private static final String AWAY = "F-11";
    private static final String KILLED = "F-01";

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final double BAR = 4;
    private static final Duration RECOVERY = Duration.ofSeconds(3);

    private Ratios() {}

    /** What the fault matrix asks of a row in time; the drain is judged after ten minutes. */
    static List<Remark> of(List<Report> reports) {
        var lines = new ArrayList<Remark>();
        for (Report report : reports) {
            if (report.tally().row().id().equals(AWAY) && !report.isState()) {
                lines.add(drain(report));
            }
        }
        reports.stream()
                .map(Report::tally)
                .filter(tally -> tally.row().id().equals(KILLED) && tally.kills() > 0)
                .findFirst()
                .ifPresent(tally -> lines.add(recovery(tally)));
        return lines;
    }

    /** How much faster than it came in. */
    private static Remark drain(Report report) {
        double came = report.verdict().acknowledged();
        double steady = came / seconds(report.tally().span());
        double drained = came / Math.max(0.001, seconds(report.settled()));
        boolean allTaken = report.verdict().acknowledged() == report.verdict().sent();
        boolean isLong = report.tally().span().compareTo(TEN_MINUTES) >= 0;
        var text =
                "%s: %.0f came meanwhile, %.1f a second; told within %.1f s: %.1f times as fast (bar 4, aim 10)"
                        .formatted(
                                report.load(),
                                came,
                                steady,
                                seconds(report.settled()),
                                drained / steady);
        return new Remark(text, allTaken && (!isLong || drained / steady >= BAR));
    }

    private static Remark recovery(Tally tally) {
        var text =
                "ready again after %.1f s at the median, %.1f s at most, of %d kills (bar 3 s, on a quiet machine: %s)"
                        .formatted(
                                seconds(tally.usualRecovery()),
                                seconds(tally.slowestRecovery()),
                                tally.kills(),
                                isQuick(tally) ? "met" : "MISSED");
        return new Remark(text, true); // a time: told, and no failure on any machine
    }

    private static boolean isQuick(Tally tally) {
        return tally.usualRecovery().compareTo(RECOVERY) <= 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
