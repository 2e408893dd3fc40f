package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTest {
    private static final int QUOTA = 100;
    private static final Duration BRIEFLY = Duration.ofMillis(1);

    private final Bucket quota =
            Bucket.builder()
                    .addLimit(limit ->
                            limit.capacity(QUOTA).refillIntervally(QUOTA, Duration.ofDays(1)))
                    .build();
    private final Question question =
            new Question("/cgi-bin/user/get", Optional.of(quota), () -> 0);

    @Test
    void usesQuotaForEachCallThatIsSent() {
        assertThat(question.ask(BRIEFLY, () -> "LI_LEI")).isEqualTo("LI_LEI");
        fails(new OutcomeUnknown("no answer"));

        assertThat(quota.getAvailableTokens()).isEqualTo(QUOTA - 2);
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void usesNoQuotaForCallsThatAreNotSent(Obstacle obstacle) {
        fails(new NotCalled(obstacle));

        assertThat(quota.getAvailableTokens()).isEqualTo(QUOTA);
    }

    @Test
    void usesNoQuotaWhileItPauses() {
        for (int sent = 0; sent < 8; sent++) {
            fails(new OutcomeUnknown("no answer"));
        }

        for (int refused = 0; refused < 400; refused++) {
            isPausing(() -> "LI_LEI");
        }
        assertThat(quota.getAvailableTokens()).isEqualTo(QUOTA - 8);
    }

    /** Its callers may have waited for a slot since before it began to pause. */
    @Test
    void usesNoQuotaForACallThatWaitedWhileItBeganToPause() {
        isPausing(() -> {
            for (int sent = 0; sent < 8; sent++) {
                fails(new OutcomeUnknown("no answer"));
            }
            question.lookAgain();
            return "LI_LEI";
        });

        assertThat(quota.getAvailableTokens()).isEqualTo(QUOTA - 8);
    }

    private void isPausing(Supplier<String> call) {
        assertThatThrownBy(() -> question.ask(BRIEFLY, call))
                .isInstanceOfSatisfying(
                        WeComCallException.class,
                        thrown ->
                                assertThat(thrown.failure())
                                        .isEqualTo(new NotCalled(Obstacle.PAUSING)));
    }

    private void fails(WeComFailure failure) {
        assertThatThrownBy(() ->
                        question.ask(
                                BRIEFLY,
                                () -> {
                                    throw new WeComCallException(failure);
                                }))
                .isInstanceOf(WeComCallException.class);
    }
}
