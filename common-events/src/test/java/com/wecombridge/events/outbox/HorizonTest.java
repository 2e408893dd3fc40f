package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.outbox.OutboxMetrics.Horizon;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final Horizon horizon = new Horizon();

    @Test
    void growsOldWhileTheSameTransactionRuns() {
        assertThat(horizon.ageAt(NOON, 100, 105)).isZero();
        assertThat(horizon.ageAt(NOON.plusSeconds(30), 100, 180)).isEqualTo(30);
    }

    @Test
    void isYoungAgainWhenItMoves() {
        horizon.ageAt(NOON, 100, 105);

        assertThat(horizon.ageAt(NOON.plusSeconds(30), 170, 180)).isZero();
    }

    @Test
    void hasNoAgeWhenNothingRuns() {
        horizon.ageAt(NOON, 100, 100);

        assertThat(horizon.ageAt(NOON.plusSeconds(30), 100, 100)).isZero();
    }
}
