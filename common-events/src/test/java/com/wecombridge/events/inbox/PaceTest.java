package com.wecombridge.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration QUICK = Duration.ofMillis(5);
    private static final Duration SLOW = Duration.ofMillis(500);

    private final Pace pace = new Pace();

    @Test
    void takesFewerWhereEffectsAreSlowAndOneAtLeast() {
        pace.took(SLOW);
        assertThat(pace.records()).isEqualTo(Pace.MOST / 2);
        for (int i = 0; i < 10; i++) {
            pace.took(SLOW);
        }
        assertThat(pace.records()).isEqualTo(1);
    }

    @Test
    void takesOneAfterAFailureAndMoreWhileThatIsQuick() {
        pace.failed();
        assertThat(pace.records()).isEqualTo(1);
        pace.took(QUICK);
        assertThat(pace.records()).isEqualTo(2);
        tookQuickly(10);
        assertThat(pace.records()).isEqualTo(Pace.MOST);
    }

    private void tookQuickly(int times) {
        for (int i = 0; i < times; i++) {
            pace.took(QUICK);
        }
    }
}
