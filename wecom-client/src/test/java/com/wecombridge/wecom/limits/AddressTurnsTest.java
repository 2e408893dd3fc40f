package com.wecombridge.wecom.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressTurnsTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> served = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void letsNobodyWaitWhileThereAreTurns() throws InterruptedException {
        var turns = turns(2, Duration.ofHours(1));

        assertThat(turns.take("ww1", Duration.ZERO)).isTrue();
        assertThat(turns.take("ww2", Duration.ZERO)).isTrue();
        assertThat(turns.take("ww3", Duration.ZERO)).isFalse();
        assertThat(turns.left()).isZero();
    }

    @Test
    void turnsAwayWhoGetsNoTurnInTimeAndForgetsThem() throws InterruptedException {
        var turns = turns(1, Duration.ofHours(1));
        turns.take("ww1", Duration.ZERO);

        assertThat(turns.take("ww1", Duration.ofMillis(20))).isFalse();
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void handsOutTurnsAsTheyComeToOneCorpAfterTheOther() throws InterruptedException {
        var turns = turns(1, Duration.ofMillis(400));
        turns.take("wwnoisy", Duration.ZERO);
        IntStream.range(0, 20).forEach(_ -> asks(turns, "wwnoisy"));
        Awaitility.await().until(() -> turns.waiting() + served.size() == 20);
        int before = served.size();
        asks(turns, "wwquiet");

        Awaitility.await().until(() -> served.contains("wwquiet"));

        assertThat(List.copyOf(served).indexOf("wwquiet")).isLessThanOrEqualTo(before + 2);
    }

    private void asks(AddressTurns turns, String corp) {
        callers.execute(() -> {
            try {
                if (turns.take(corp, Duration.ofSeconds(20))) {
                    served.add(corp);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static AddressTurns turns(int many, Duration each) {
        return new AddressTurns(
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(many).refillGreedy(many, each))
                        .build());
    }
}
