package com.wecombridge.local.command;

import java.io.PrintWriter;
import java.time.Duration;

/** Lines in columns: one for each process. */
record Screen(PrintWriter out) {

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void row(String name, String state, String rest) {
        line("  %-22s %-10s %s".formatted(name, state, rest).stripTrailing());
    }

    static String seconds(long sinceNanos) {
        return "%5.1f s"
                .formatted(Duration.ofNanos(System.nanoTime() - sinceNanos).toMillis() / 1000.0);
    }
}
