package com.wecombridge.events.work;

import java.time.Instant;
import java.util.Optional;

/**
 * Work under a lease.
 *
 * @param attempt counts from 1
 * @param claimedAt everything that was due by then is covered by what the worker reads from now on
 * @param fence goes up with each claim; a result is recorded under the newest one only
 * @param traceParent the trace in which the work was recorded
 */
public record ClaimedWork(
        long id,
        Work work,
        int attempt,
        Instant claimedAt,
        long fence,
        Optional<String> traceParent) {}
