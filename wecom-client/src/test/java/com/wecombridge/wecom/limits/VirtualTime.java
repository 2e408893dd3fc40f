package com.wecombridge.wecom.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock that stands still until it is moved. */
final class VirtualTime implements TimeMeter {
    private long nanos;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    void pass(long time) {
        nanos += time;
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
