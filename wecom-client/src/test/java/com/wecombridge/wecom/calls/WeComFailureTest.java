package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeComFailureTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nERROR forged line", "a\u0000b", "a\u001b[31mred"})
    void keepsWeComsWordsOnOneLine(String words) {
        var refusal = (Refusal) WeComFailure.of(60011, words);

        assertThat(refusal.errmsg()).startsWith("a ").doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void cutsWordsWithoutEnd() {
        assertThat(((Refusal) WeComFailure.of(60011, "x".repeat(10_000))).errmsg()).hasSize(512);
    }

    @Test
    void neverBlindlyRepeatsWhatMayHaveHappened() {
        assertThat(new OutcomeUnknown("HTTP status 502").worthRetrying()).isFalse();
        assertThat(new NotCalled(Obstacle.NO_CONNECTION).worthRetrying()).isTrue();
    }
}
