package com.wecombridge.wecom.limits;

import java.time.Duration;

/**
 * How long a question is left alone after WeCom answered 45009: WeCom blocks it until the window is
 * over that was exceeded, and does not say which, so first a minute and then, if that was not it,
 * an hour.
 *
 * @param until when it may be asked again, on the clock that {@code now} is read from
 * @param times how often in a row WeCom said it
 */
public record Rest(long until, int times) {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    /** Asked as usual. */
    public static Rest none(long now) {
        return new Rest(now, 0);
    }

    public boolean isOver(long now) {
        return now - until >= 0;
    }

    /** WeCom said it. Calls that were under way together say it together, which counts once. */
    public Rest askedTooOften(long now) {
        if (!isOver(now)) {
            return this;
        }
        return new Rest(now + (times == 0 ? MINUTE : HOUR), times + 1);
    }

    /** WeCom answered as usual; calls that were under way when the rest began do not end it. */
    public Rest answered(long now) {
        return isOver(now) && times > 0 ? none(now) : this;
    }
}
