package com.wecombridge.acceptance;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Lives one step after the other and prints one line a step; a step that is not met ends it. */
public final class Steps {

    private final String story;
    private final PrintStream out;
    private final Instant begin = Instant.now();
    private int met;

    public Steps(String story, PrintStream out) {
        this.story = story;
        this.out = out;
    }

    /** Lives a step and says how long it took. */
    public void step(String what, Runnable live) {
        var started = System.nanoTime();
        live.run();
        met++;
        var millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
        out.printf("%2d  %-68s %6d ms%n", met, what, millis);
        out.flush();
    }

    /** The last line: all steps were met. */
    public void done() {
        var seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.println(story + ": " + met + " steps in " + seconds + " s, all met");
    }

    /** The number of the step that is under way. */
    public int underWay() {
        return met + 1;
    }
}
