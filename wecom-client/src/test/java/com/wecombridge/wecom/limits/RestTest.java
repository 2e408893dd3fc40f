package com.wecombridge.wecom.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final long NOW = -5;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void lastsAMinuteAtFirst() {
        var rest = Rest.none(NOW).askedTooOften(NOW);

        assertThat(rest.isOver(NOW + MINUTE - 1)).isFalse();
        assertThat(rest.isOver(NOW + MINUTE)).isTrue();
    }

    @Test
    void lastsAnHourWhenAMinuteWasNotEnough() {
        var rest = Rest.none(NOW).askedTooOften(NOW).askedTooOften(NOW + MINUTE);

        assertThat(rest.isOver(NOW + MINUTE + HOUR - 1)).isFalse();
        assertThat(rest.isOver(NOW + MINUTE + HOUR)).isTrue();
    }

    @Test
    void countsWhatWasSaidTogetherOnce() {
        var rest = Rest.none(NOW).askedTooOften(NOW);

        assertThat(rest.askedTooOften(NOW + 1)).isEqualTo(rest);
        assertThat(rest.answered(NOW + 1)).isEqualTo(rest);
    }

    @Test
    void beginsWithAMinuteAgainAfterAnAnswer() {
        var rest = Rest.none(NOW).askedTooOften(NOW).answered(NOW + MINUTE);

        assertThat(rest.askedTooOften(NOW + HOUR).isOver(NOW + HOUR + MINUTE)).isTrue();
    }
}
