package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextLookTest {

    private final NextLook nextLook = new NextLook(Duration.ofMillis(500));

    @Test
    void looksAgainAsUsualWhenNothingIsHeldBack() {
        assertThat(nextLook.comesAfter(false)).hasMillis(500);
        assertThat(nextLook.comesAfter(false)).hasMillis(500);
    }

    @Test
    void looksSoonWhileFactsAreHeldBackAndLessAndLessOften() {
        assertThat(pauses(8)).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 100L, 100L);
    }

    @Test
    void looksSoonAgainOnceItWasFree() {
        pauses(8);
        nextLook.comesAfter(false);

        assertThat(nextLook.comesAfter(true)).hasMillis(2);
    }

    @Test
    void neverWaitsLongerThanUsual() {
        assertThat(new NextLook(Duration.ofMillis(1)).comesAfter(true)).hasMillis(1);
    }

    private List<Long> pauses(int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> nextLook.comesAfter(true).toMillis())
                .toList();
    }
}
