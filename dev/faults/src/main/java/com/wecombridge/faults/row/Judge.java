package com.wecombridge.faults.row;

import com.wecombridge.faults.ledger.Comparison;
import com.wecombridge.faults.ledger.PlantedErrors;
import com.wecombridge.faults.load.Load;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Waits until nothing moves any more, then compares. */
final class Judge {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(3);

    private final Load load;
    private final Duration patience;
    private final long over;

    /**
     * @param patience after this long without anything new, what is missing counts as lost
     * @param over when the fault was, by {@link System#nanoTime}
     */
    Judge(Load load, Duration patience, long over) {
        this.load = load;
        this.patience = patience;
        this.over = over;
    }

    Report judge(Tally tally, long seed) {
        var settled = awaitQuiet();
        var sent = load.sent();
        var effects = load.effects();
        return new Report(
                tally,
                load.name(),
                Comparison.of(sent, effects),
                load.repeated(),
                settled,
                PlantedErrors.in(sent, effects, new Random(seed)));
    }

    /** Until everything took effect and nothing came for a while, or nothing came for long. */
    private Duration awaitQuiet() {
        long lastNews = System.nanoTime();
        int known = -1;
        while (System.nanoTime() - lastNews < limit().toNanos()) {
            int effects = load.effects().size();
            if (effects != known) {
                known = effects;
                lastNews = System.nanoTime();
            }
            pause();
        }
        return Duration.ofNanos(lastNews - over);
    }

    private Duration limit() {
        var verdict = Comparison.of(load.sent(), load.effects());
        return verdict.lost().isEmpty() ? CALM : patience;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
