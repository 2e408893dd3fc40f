package com.wecombridge.benchmarks;

/** What can be said of one run of an arm. */
public enum Figure {
    /** Of all processes that belong to the arm, all threads: compiler and collector too. */
    CPU("CPU µs/op"),
    ALLOCATED("bytes allocated/op"),
    WALL("wall µs/op"),
    WAL("WAL bytes/op"),
    WAL_GROWTH("WAL ÷ that of the insert alone"),
    DEAD_ROWS("dead rows/op"),
    ROUND_TRIPS("SQL round trips/op"),
    FSYNCS("fsyncs of the WAL/op"),
    PER_SECOND("op/s"),
    P50("p50 ms"),
    P99("p99 ms"),
    LONGEST("longest ms"),
    START("ms to the first answer"),
    RESIDENT("MB resident"),
    FAILED("could not be written"),
    REFUSED("refused"),
    MISSED("missed");

    private final String unit;

    Figure(String unit) {
        this.unit = unit;
    }

    /** How a table's heading names it. */
    public String unit() {
        return unit;
    }
}
