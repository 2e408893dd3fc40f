package com.wecombridge.wecom.calls;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often requests of one corp are sent once more: a tenth as often as any are sent, and a few in
 * a minute for a corp that asks seldom. Where each new token is refused too, repeating it all would
 * double what WeCom has to refuse.
 */
final class Repeats {
    /** As many as may be under way when a token ends, several times over. */
    static final int FEW = 10;

    private static final int SENT_FOR_ONE = 10;

    private final Bucket left;

    Repeats(Ticker ticker) {
        int most = FEW * SENT_FOR_ONE;
        this.left =
                Bucket.builder()
                        .withCustomTimePrecision(meter(ticker))
                        .addLimit(
                                few -> few.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                        .build();
    }

    void sent() {
        left.addTokens(1);
    }

    boolean allowed() {
        return left.tryConsume(SENT_FOR_ONE);
    }

    private static TimeMeter meter(Ticker ticker) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return ticker.read();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
