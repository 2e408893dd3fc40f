package com.wecombridge.wecom.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;

/** So many calls in so much time. */
record Window(long calls, Duration length) {

    /** What may be asked at once after a quiet time; the rest of the window comes evenly. */
    private static final long AT_ONCE = 10;

    static Window perMinute(long calls) {
        return new Window(calls, Duration.ofMinutes(1));
    }

    static Window perHour(long calls) {
        return new Window(calls, Duration.ofHours(1));
    }

    static Window perDay(long calls) {
        return new Window(calls, Duration.ofDays(1));
    }

    /** Keeps our part of all the windows, wherever WeCom lets its own windows begin. */
    static Bucket bucket(List<Window> windows, LimitSettings settings, TimeMeter time) {
        var bucket = Bucket.builder().withCustomTimePrecision(time);
        for (Window window : windows) {
            bucket.addLimit(window.bandwidth(settings));
        }
        return bucket.build();
    }

    /**
     * A full bucket and what flows into it within one window are together no more than the window
     * allows. A part of one call leaves nothing to flow in, so the next one comes a window later.
     */
    private Bandwidth bandwidth(LimitSettings settings) {
        long ours = settings.partOf(calls);
        long atOnce = Math.max(1, ours / AT_ONCE);
        var bandwidth = Bandwidth.builder().capacity(atOnce);
        return ours == atOnce
                ? bandwidth.refillGreedy(1, length.multipliedBy(2)).build()
                : bandwidth.refillGreedy(ours - atOnce, length).build();
    }
}
