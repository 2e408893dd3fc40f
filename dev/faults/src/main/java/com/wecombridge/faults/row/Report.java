package com.wecombridge.faults.row;

import com.wecombridge.faults.ledger.PlantedErrors;
import com.wecombridge.faults.ledger.Verdict;
import java.time.Duration;

/**
 * One line of the table: what became of one kind of load while a row was run.
 *
 * @param repeated facts that were told again, known by their id
 * @param settled from the end of the fault until the last effect
 */
public record Report(
        Tally tally,
        String load,
        Verdict verdict,
        long repeated,
        Duration settled,
        PlantedErrors.Finding planted) {

    static final String HEAD =
            "row   load         struck kills    sent   acked  lost twice order other   again ready ms quiet ms";

    /** Something was lost, came twice or out of order, whatever else may be wrong with the run. */
    boolean isBad() {
        return isIllServed()
                || (tally.row().work().ordered()
                        ? !verdict.isClean()
                        : !verdict.isCleanButForOrder());
    }

    /** Where nothing goes wrong, nothing is told again, and four of five callbacks are taken. */
    private boolean isIllServed() {
        return !tally.row().strikes()
                && (repeated > 0 || verdict.acknowledged() * 5 < verdict.sent() * 4);
    }

    /** Its zeros mean nothing. */
    boolean isVoid() {
        return !isBad()
                && (tally.isEmpty()
                        || verdict.acknowledged() == 0
                        || !planted.seen().equals(planted.planted()));
    }

    boolean isSkipped() {
        return !isBad() && tally.skipped();
    }

    boolean isGood() {
        return !isBad() && !isVoid() && !isSkipped();
    }

    /** Compared at the end only, so that it says nothing about how fast. */
    boolean isState() {
        return load.equals("directory");
    }

    /** What a peer loses is told, and is no failure of ours. */
    boolean isOurs() {
        return !load.startsWith("peer");
    }

    String line() {
        return "%-5s %-12s %6d %5d %7d %7d %5d %5d %5d %5d %7d %8d %8d  %s"
                .formatted(
                        tally.row().id(),
                        load,
                        tally.struck(),
                        tally.kills(),
                        verdict.sent(),
                        verdict.acknowledged(),
                        verdict.lost().size(),
                        verdict.doubled().size(),
                        verdict.inverted().size(),
                        verdict.gaps().size() + verdict.strange().size(),
                        repeated,
                        tally.slowestRecovery().toMillis(),
                        settled.toMillis(),
                        word());
    }

    private String word() {
        if (isBad()) {
            return (isOurs() ? "FAILED " : "")
                    + (isIllServed()
                            ? "told again, or thanked for too few"
                            : verdict.firstOfEach());
        }
        return isVoid() ? "VOID" : isSkipped() ? "SKIPPED" : "";
    }
}
