package com.wecombridge.faults.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.faults.ledger.PlantedErrors.Finding;
import com.wecombridge.faults.ledger.PlantedErrors.Kind;
import com.wecombridge.faults.ledger.Verdict;
import com.wecombridge.faults.mishap.Remark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Row KILLS = Row.of("F-01", "the gateway is killed", _ -> {});
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    private static final List<String> NONE = List.of();

    private final StringWriter printed = new StringWriter();
    private final Table table = new Table(new PrintWriter(printed));

    @Test
    void isContentWithARowThatStruckAndLostNothing() {
        table.add(outcome(report(KILLS, 1, NONE)));

        assertThat(table.close(7)).isZero();
        assertThat(printed.toString())
                .contains("1 kills, 1 of 1 reports clean, 0 void, 0 skipped; 4 of 4")
                .contains("seed 7");
    }

    @Test
    void failsWhereSomethingWasLostEvenIfTheFaultNeverStruck() {
        table.add(outcome(report(KILLS, 0, List.of("LI_LEI-1"))));

        assertThat(table.close(7)).isEqualTo(1);
        assertThat(printed.toString()).contains("FAILED lost LI_LEI-1").contains("0 of 1 reports");
    }

    @Test
    void provesNothingByARowThatNeverStruck() {
        table.add(outcome(report(KILLS, 0, NONE)));

        assertThat(table.close(7)).isEqualTo(2);
        assertThat(printed.toString()).contains("VOID").contains("0 of 1 reports clean, 1 void");
    }

    @Test
    void provesNothingWhereAPlantedErrorWasNotSeen() {
        var blind = new Finding(ALL, EnumSet.of(Kind.LOSS));
        table.add(outcome(report(KILLS, "callbacks", 1, NONE, blind)));

        assertThat(table.close(7)).isEqualTo(2);
    }

    @Test
    void saysThatARowWasSkippedWhereItCouldNotHappen() {
        var tally = new Tally(KILLS, 0, 0, true, List.of(), Duration.ofSeconds(15));
        table.add(outcome(report(tally, new Verdict(10, 10, NONE, NONE, NONE, NONE, NONE))));

        assertThat(table.close(7)).isZero();
        assertThat(printed.toString()).contains("SKIPPED").contains("0 void, 1 skipped");
    }

    @Test
    void failsForDeadLettersAndForWhatARowDemands() {
        var report = report(KILLS, 1, NONE);
        table.add(new Outcome(List.of(report), 2, List.of()));
        assertThat(table.close(7)).isEqualTo(1);
        assertThat(printed.toString()).contains("FAILED 2 dead letters");

        var other = new Table(new PrintWriter(printed));
        other.add(new Outcome(List.of(report), 0, List.of(new Remark("it knocked once", false))));
        assertThat(other.close(7)).isEqualTo(1);
        assertThat(printed.toString()).contains("FAILED it knocked once");
    }

    @Test
    void forgivesAnotherOrderWhereNoneIsPromised() {
        var inverted = new Verdict(10, 10, NONE, NONE, List.of("LI_LEI-1"), NONE, NONE);
        table.add(outcome(report(struckOnce(KILLS.unordered()), inverted)));
        assertThat(table.close(7)).isZero();

        table.add(outcome(report(struckOnce(KILLS), inverted)));
        assertThat(table.close(7)).isEqualTo(1);
    }

    @Test
    void tellsWhatAPeerLosesAndBlamesItOnNobody() {
        var found = new Finding(ALL, ALL);
        table.add(outcome(report(KILLS, "peer_async", 1, List.of("LI_LEI-1"), found)));
        table.add(outcome(report(KILLS, 1, NONE)));

        assertThat(table.close(7)).isZero();
        assertThat(printed.toString())
                .contains(" lost LI_LEI-1")
                .contains("10 acknowledged, 2 kills, 1 of 1 reports clean");
    }

    private static Outcome outcome(Report report) {
        return new Outcome(List.of(report), 0, List.of());
    }

    private static Report report(Row row, long struck, List<String> lost) {
        return report(row, "callbacks", struck, lost, new Finding(ALL, ALL));
    }

    private static Tally struckOnce(Row row) {
        return new Tally(row, 1, 0, false, List.of(), Duration.ofSeconds(15));
    }

    private static Report report(Tally tally, Verdict verdict) {
        return new Report(
                tally, "callbacks", verdict, 0, Duration.ofSeconds(1), new Finding(ALL, ALL));
    }

    private static Report report(
            Row row, String load, long struck, List<String> lost, Finding planted) {
        var span = Duration.ofSeconds(15);
        var recoveries = struck == 0 ? List.<Duration>of() : List.of(Duration.ofSeconds(2));
        return new Report(
                new Tally(row, struck, (int) struck, false, recoveries, span),
                load,
                new Verdict(10, 10, lost, NONE, NONE, NONE, NONE),
                0,
                Duration.ofSeconds(1),
                planted);
    }
}
