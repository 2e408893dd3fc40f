package com.wecombridge.faults.row;

import java.time.Duration;

/**
 * What went wrong while a row was run.
 *
 * @param struck how often something did: kills, pauses, and what proxies did to the network
 * @param slowestRecovery the longest from a start until the process was ready
 */
record Tally(Row row, long struck, int kills, Duration slowestRecovery) {

    /** A fault that never struck proves nothing. */
    boolean isEmpty() {
        return struck == 0 && row.strikes();
    }
}
