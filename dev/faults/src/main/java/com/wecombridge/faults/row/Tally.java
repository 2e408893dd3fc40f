package com.wecombridge.faults.row;

import com.wecombridge.faults.mishap.Trouble;
import java.time.Duration;
import java.util.List;

/**
 * What went wrong while a row was run.
 *
 * @param struck how often something did: kills, pauses, and what proxies did to the network
 * @param kills processes that we ended at once, without farewell
 * @param skipped the stack or the machine has nothing that it could happen to
 * @param recoveries from each start of a process until it was ready
 * @param span how long it went on
 */
record Tally(
        Row row,
        long struck,
        int kills,
        boolean skipped,
        List<Duration> recoveries,
        Duration span) {

    static Tally of(Row row, Trouble trouble, Duration span) {
        return new Tally(
                row,
                trouble.struck(),
                trouble.kills(),
                trouble.isSkipped(),
                trouble.recoveries().stream().sorted().toList(),
                span);
    }

    Duration slowestRecovery() {
        return recoveries.isEmpty() ? Duration.ZERO : recoveries.getLast();
    }

    Duration usualRecovery() {
        return recoveries.isEmpty() ? Duration.ZERO : recoveries.get(recoveries.size() / 2);
    }

    /** A fault that never struck proves nothing. */
    boolean isEmpty() {
        return struck == 0 && row.strikes() && !skipped;
    }
}
