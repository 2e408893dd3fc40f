package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final Waiting waiting = new Waiting(Duration.ofMillis(500));

    @Test
    void looksAgainAsUsualWhenNothingIsHeldBack() {
        assertThat(waiting.before(false)).hasMillis(500);
        assertThat(waiting.before(false)).hasMillis(500);
    }

    @Test
    void looksSoonWhileFactsAreHeldBackAndLessAndLessOften() {
        assertThat(pauses(8)).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 100L, 100L);
    }

    @Test
    void looksSoonAgainOnceItWasFree() {
        pauses(8);
        waiting.before(false);

        assertThat(waiting.before(true)).hasMillis(2);
    }

    @Test
    void neverWaitsLongerThanUsual() {
        assertThat(new Waiting(Duration.ofMillis(1)).before(true)).hasMillis(1);
    }

    private List<Long> pauses(int many) {
        return IntStream.range(0, many).mapToObj(_ -> waiting.before(true).toMillis()).toList();
    }
}
