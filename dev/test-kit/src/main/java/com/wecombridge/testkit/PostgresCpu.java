package com.wecombridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The CPU time that a PostgreSQL server has had: its processes, and those that have ended, such as
 * a worker that swept up dead rows.
 */
public final class PostgresCpu {

    private static final long MILLIS_OF_A_TICK = 10;

    /** Of {@code /proc/<pid>/stat}: user and system time of children that ended, in ticks. */
    private static final int OF_ENDED_CHILDREN = 13;

    private PostgresCpu() {}

    public static Duration of(TestDatabase database) {
        var server = server(database);
        return server.children()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(ofEndedChildren(server), Duration::plus);
    }

    private static ProcessHandle server(TestDatabase database) {
        var pid =
                database.rows(
                                "select pid from pg_stat_activity where backend_type = 'checkpointer'")
                        .getFirst()
                        .get("pid");
        return ProcessHandle.of(Long.parseLong(String.valueOf(pid)))
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
    }

    private static Duration ofEndedChildren(ProcessHandle server) {
        var stat = Path.of("/proc", Long.toString(server.pid()), "stat");
        if (!Files.exists(stat)) {
            return Duration.ZERO; // not Linux
        }
        try {
            var text = Files.readString(stat);
            var afterName = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            long ticks =
                    Stream.of(afterName)
                            .skip(OF_ENDED_CHILDREN)
                            .limit(2)
                            .mapToLong(Long::parseLong)
                            .sum();
            return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
